//! What the kernel refuses the reader process on Linux.
//!
//! Three fences, each of which would do for most of it: limits of resources; Landlock, which refuses every
//! file, port and foreign process; and a list of the system calls that are allowed at all, with the
//! descriptors that they may name, so that not even a handle which came along by mistake is of use.

use std::collections::BTreeMap;
use std::io;

use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, Scope};
use rustix::process::{Resource, Rlimit, setrlimit};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};

use super::{ADDRESS_SPACE_BYTES, CPU_SECONDS};

/// Refuses every file and port to this thread and those it starts, by Landlock. A kernel without Landlock
/// leaves this to the list of system calls.
pub(super) fn confine_files() -> io::Result<()> {
    // Newest rules that are known here; the crate drops what an older kernel lacks.
    let abi = ABI::V6;
    Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(|rules| rules.scope(Scope::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self)
        .map(drop)
        .map_err(io::Error::other)
}

/// Sets the limits and refuses every system call that reading does not need, to all threads.
pub(super) fn confine() -> io::Result<()> {
    limit(Resource::As, ADDRESS_SPACE_BYTES)?;
    limit(Resource::Cpu, CPU_SECONDS + 1)?; // the one more is what earlier files may have used
    for none in [
        Resource::Nofile,
        Resource::Fsize,
        Resource::Nproc,
        Resource::Core,
        Resource::Memlock,
        Resource::Msgqueue,
    ] {
        limit(none, 0)?;
    }
    seccompiler::apply_filter_all_threads(&filter().map_err(io::Error::other)?).map_err(io::Error::other)
}

fn limit(resource: Resource, most: u64) -> io::Result<()> {
    // The soft limit of processor time ends the process with a signal of its own; the hard one would kill it
    // without a reason.
    let maximum = if resource == Resource::Cpu { most + 5 } else { most };
    setrlimit(
        resource,
        Rlimit {
            current: Some(most),
            maximum: Some(maximum),
        },
    )?;
    Ok(())
}

/// The calls that are allowed; each other one fails with EPERM.
fn filter() -> Result<BpfProgram, seccompiler::BackendError> {
    let mut calls: BTreeMap<i64, Vec<SeccompRule>> = ALWAYS.iter().map(|call| (*call, Vec::new())).collect();
    let is = |argument, value: u64| {
        SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value)
    };
    // The pipes and nothing else.
    calls.insert(libc::SYS_read, vec![SeccompRule::new(vec![is(0, 0)?])?]);
    let pipes_out = || -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
        Ok(vec![
            SeccompRule::new(vec![is(0, 1)?])?,
            SeccompRule::new(vec![is(0, 2)?])?,
        ])
    };
    calls.insert(libc::SYS_write, pipes_out()?);
    calls.insert(libc::SYS_writev, pipes_out()?);
    // Memory that stands for no file and is never run.
    let no_file = is(4, u64::from(u32::MAX))?;
    calls.insert(
        libc::SYS_mmap,
        vec![SeccompRule::new(vec![no_file, not_run(2)?])?],
    );
    calls.insert(libc::SYS_mprotect, vec![SeccompRule::new(vec![not_run(2)?])?]);
    // Ending itself, as an abort does; no other signal.
    let abort = is(2, 6)?;
    calls.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![abort])?]);
    let arch = std::env::consts::ARCH.try_into()?;
    SeccompFilter::new(
        calls,
        SeccompAction::Errno(1), // EPERM
        SeccompAction::Allow,
        arch,
    )?
    .try_into()
}

fn not_run(argument: u8) -> Result<SeccompCondition, seccompiler::BackendError> {
    let run = u64::from(libc::PROT_EXEC.unsigned_abs());
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(run), 0)
}

const ALWAYS: &[i64] = &[
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_restart_syscall,
    libc::SYS_rt_sigreturn,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigaction,
    libc::SYS_sigaltstack,
    libc::SYS_clock_gettime,
    libc::SYS_getrandom,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_sched_yield,
];
