"""A Slurm of one node on the loopback interface, with daemons and state of its own."""

import contextlib
import os
import socket
import subprocess
import time

CONFIGURATION = """\
ClusterName=vestnik
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller_port}
SlurmdPort={node_port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MailProg=/bin/true
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES State=UP
"""


def path():
    return os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def cluster(folder):
    """Starts the daemons in `folder`; gives the environment that Slurm's commands need. Ends what it started."""
    for name in ("state", "spool"):
        (folder / name).mkdir(parents=True)
    folder.chmod(0o755)
    configuration = folder / "slurm.conf"
    configuration.write_text(CONFIGURATION.format(
        host=socket.gethostname().split(".")[0], folder=folder, user=subprocess.check_output(["id", "-un"], text=True).strip(),
        controller_port=free_port(), node_port=free_port(), cores=os.cpu_count()), encoding="ascii")
    key = folder / "munge.key"
    key.write_bytes(os.urandom(128))
    key.chmod(0o600)
    env = {**os.environ, "PATH": path(), "SLURM_CONF": str(configuration)}
    daemons = []
    try:
        for command in (
                ["munged", "--foreground", "--force", f"--socket={folder}/munge.socket", f"--key-file={key}",
                 f"--log-file={folder}/munged.log", f"--pid-file={folder}/munged.pid", f"--seed-file={folder}/munged.seed"],
                ["slurmctld", "-D", "-i", "-c"], ["slurmd", "-D", "-c"]):
            with open(folder / f"{command[0]}.out", "wb") as output:
                daemons.append(subprocess.Popen(command, env=env, stdout=output, stderr=subprocess.STDOUT))
            if command[0] == "munged":
                wait_for(lambda: (folder / "munge.socket").exists(), folder, daemons)
        wait_for(lambda: state(env) == "idle", folder, daemons)
        yield env
    finally:
        for daemon in reversed(daemons):
            daemon.terminate()
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()


def state(env):
    return subprocess.run(["sinfo", "-h", "-o", "%T"], env=env, capture_output=True, text=True).stdout.strip()


def wait_for(condition, folder, daemons, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end or any(daemon.poll() is not None for daemon in daemons):
            logs = "\n".join(f"== {log.name}\n{log.read_text(errors='replace')[-2000:]}"
                             for log in sorted(folder.glob("*.log")) + sorted(folder.glob("*.out")))
            raise RuntimeError("Slurm does not start:\n" + logs)
        time.sleep(0.05)
