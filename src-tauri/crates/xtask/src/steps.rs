//! Steps with a heading, a time and a summary.

use std::time::{Duration, Instant};

use anyhow::Result;

/// One named part of a task.
pub struct Step {
    /// The name by which `--only` asks for it.
    pub name: &'static str,
    /// What it makes sure of.
    pub what: &'static str,
    /// Steps whose work it stands on, each earlier in the list.
    pub needs: &'static [&'static str],
    /// The work.
    pub work: fn() -> Result<()>,
}

/// Runs `steps` in order and stops at the first that fails. The summary names every step and its time.
///
/// # Errors
/// The error of the step that failed.
pub fn follow(steps: &[&Step]) -> Result<()> {
    let begin = Instant::now();
    let mut times: Vec<Duration> = Vec::new();
    let mut failure = None;
    for (index, step) in steps.iter().enumerate() {
        println!(
            "\n=== {} of {}  {}: {}",
            index + 1,
            steps.len(),
            step.name,
            step.what
        );
        let start = Instant::now();
        let outcome = (step.work)();
        times.push(start.elapsed());
        if let Err(error) = outcome {
            failure = Some(error.context(format!("step {} failed", step.name)));
            break;
        }
        println!("    {} done in {}", step.name, shown(start.elapsed()));
    }
    summary(steps, &times, failure.is_some());
    println!("    {:<12} {:>9}", "all", shown(begin.elapsed()));
    failure.map_or(Ok(()), Err)
}

fn summary(steps: &[&Step], times: &[Duration], failed: bool) {
    println!("\n=== Summary");
    for (index, step) in steps.iter().enumerate() {
        let (time, state) = match times.get(index) {
            None => (String::new(), "not reached"),
            Some(time) if failed && index + 1 == times.len() => (shown(*time), "FAILED"),
            Some(time) => (shown(*time), "passed"),
        };
        println!("    {:<12} {time:>9}  {state}", step.name);
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// The step called `name` with everything it stands on, in the order of `steps`; `None` if there is no such step.
pub fn only<'a>(steps: &'a [Step], name: &str) -> Option<Vec<&'a Step>> {
    let mut wanted = vec![steps.iter().find(|step| step.name == name)?.name];
    // Needs point backwards, so one walk from the end finds all of them.
    for step in steps.iter().rev() {
        if wanted.contains(&step.name) {
            wanted.extend(step.needs);
        }
    }
    Some(steps.iter().filter(|step| wanted.contains(&step.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    static LAST: AtomicU32 = AtomicU32::new(0);

    const STEPS: [Step; 4] = [
        Step {
            name: "a",
            what: "",
            needs: &[],
            work: || Ok(()),
        },
        Step {
            name: "b",
            what: "",
            needs: &["a"],
            work: || anyhow::bail!("broken"),
        },
        Step {
            name: "c",
            what: "",
            needs: &["b"],
            work: counted,
        },
        Step {
            name: "d",
            what: "",
            needs: &[],
            work: counted,
        },
    ];

    fn counted() -> Result<()> {
        LAST.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    #[test]
    fn the_first_failure_stops_the_rest() {
        let error = follow(&STEPS.iter().collect::<Vec<_>>()).unwrap_err();
        assert_eq!(format!("{error:#}"), "step b failed: broken");
        assert_eq!(LAST.load(Ordering::Relaxed), 0, "c and d come after the failure");
    }

    #[test]
    fn one_step_brings_what_it_stands_on() {
        let names =
            |name| only(&STEPS, name).map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>());
        assert_eq!(names("c"), Some(vec!["a", "b", "c"]));
        assert_eq!(names("d"), Some(vec!["d"]));
        assert_eq!(names("e"), None);
    }
}
