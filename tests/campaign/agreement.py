"""Compares `factdesk-cli agreement --table` with `krippendorff` from PyPI over random tables."""

import argparse
import csv
import json
import random
import subprocess
import tempfile
from pathlib import Path

import krippendorff
import numpy

ALLOWED = 1e-9


def random_table(dice):
    """Rows of claims, columns of reviewers; None is missing. Reviewers follow a common truth more or less."""
    reviewers, claims = dice.randint(2, 12), dice.randint(1, 60)
    values = sorted(dice.sample(range(-5, 40), dice.randint(2, 8)))
    missing, faithful = dice.choice([0, 0.1, 0.4, 0.8]), dice.random()
    rows = []
    for _ in range(claims):
        truth = dice.choice(values)
        row = [truth if dice.random() < faithful else dice.choice(values) for _ in range(reviewers)]
        rows.append([None if dice.random() < missing else value for value in row])
    return rows


def ours(program, rows, level, folder):
    path = folder / "table.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(f"reviewer {n}" for n in range(len(rows[0])))
        writer.writerows(["" if value is None else value for value in row] for row in rows)
    line = [program, "--json", "agreement", "--table", path, "--level", level]
    return json.loads(subprocess.run(line, check=True, capture_output=True).stdout)


def theirs(rows, level):
    """None where it refuses, which is where nothing varies or nothing can be paired."""
    pairable = [value for row in rows if len(given(row)) > 1 for value in given(row)]
    if len(set(pairable)) < 2:
        return None
    table = numpy.array([[numpy.nan if value is None else value for value in row] for row in rows], dtype=float)
    return float(krippendorff.alpha(reliability_data=table.T, level_of_measurement=level))


def given(row):
    return [value for value in row if value is not None]


def percent(rows):
    pairs = [(a, b) for row in rows for i, a in enumerate(given(row)) for b in given(row)[:i]]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def compare(program, tables, seed):
    dice, greatest, compared, undefined = random.Random(seed), 0.0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(tables):
            rows = random_table(dice)
            for level in ["nominal", "ordinal"]:
                found = ours(program, rows, level, Path(folder))
                for name, expected in [("alpha", theirs(rows, level)), ("percent", percent(rows))]:
                    if (found[name] is None) != (expected is None):
                        raise SystemExit(f"table {number}, {level}: {name} is {found[name]}, expected {expected}\n{rows}")
                    undefined += expected is None
                    compared += expected is not None
                    greatest = max(greatest, abs((found[name] or 0) - (expected or 0)))
    return greatest, compared, undefined


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("program", help="the built factdesk-cli")
    asked.add_argument("--tables", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    asked = asked.parse_args()
    greatest, compared, undefined = compare(asked.program, asked.tables, asked.seed)
    print(f"{asked.tables} tables, {compared} figures, {undefined} undefined in both: greatest difference {greatest:.3g}")
    if greatest > ALLOWED:
        raise SystemExit(f"more than {ALLOWED} apart")


if __name__ == "__main__":
    main()
