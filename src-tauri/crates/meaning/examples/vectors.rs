//! Writes the vector of each line of standard input as bytes, one after the other: for measuring how to
//! mix words and meaning, with whatever tool one likes.
//!
//! `cargo run --release -p factdesk-meaning --example vectors -- FOLDER < lines > vectors`

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name the model's folder")?;
    let model = factdesk_meaning::Model::from_folder(folder.as_ref())?;
    let lines = std::io::stdin().lines().collect::<Result<Vec<String>, _>>()?;
    let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
    let threads = std::thread::available_parallelism()?.get();
    let start = std::time::Instant::now();
    let vectors = model.embed_all(&texts, threads)?;
    let each_second = texts.len() as f64 / start.elapsed().as_secs_f64();
    eprintln!("{}: {} texts, {each_second:.0} a second", model.id(), texts.len());
    let mut out = std::io::stdout().lock();
    for vector in vectors {
        out.write_all(&vector.to_bytes())?;
    }
    Ok(())
}
