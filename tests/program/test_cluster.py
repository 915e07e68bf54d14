"""The recipes of samples/cluster/, run as they stand: shards under other programs' schedulers make the archive that one run
makes."""

import json
import os
import re
import subprocess

import pytest
import yaml
from kubernetes import client

import slurm
from conftest import ROOT
from issues import write_archive

RECIPES = ROOT / "samples/cluster"
SHARDS = 4


@pytest.fixture(scope="module")
def archive(tmp_path_factory, run):
    """(folder, its PDFs as one run makes them)"""
    folder = tmp_path_factory.mktemp("archive")
    write_archive(folder, 16, broken=2, pages=1)
    output = tmp_path_factory.mktemp("one-run")
    assert run("batch", folder, "-o", output, "-q").returncode == 1
    return folder, pdfs(output)


def pdfs(output):
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.pdf")}


def check_report(path):
    report = json.loads(path.read_text(encoding="utf-8"))
    assert report["summary"]["complete"]
    assert (report["summary"]["built"], report["summary"]["failed"]) == (14, 2)


def test_parallel(program, archive, tmp_path):
    done = subprocess.run([RECIPES / "parallel.sh", archive[0], tmp_path / "the PDFs", str(SHARDS)], capture_output=True, text=True,
                          env={**os.environ, "VESTNIK": str(program), "HOME": str(tmp_path)}, timeout=120)
    assert done.returncode == 1, done.stderr  # two issues are broken
    assert pdfs(tmp_path / "the PDFs") == archive[1]
    check_report(tmp_path / "the PDFs/report.json")


def test_slurm(program, archive, tmp_path):
    output = tmp_path / "out"
    with slurm.cluster(tmp_path / "slurm") as env:
        env = {**env, "ARCHIVE": str(archive[0]), "OUT": str(output), "VESTNIK": str(program)}
        # --wait ends with the greatest exit code of the tasks: 1, for the broken issues.
        done = subprocess.run(["sbatch", "--wait", f"--array=1-{SHARDS}", f"--output={tmp_path}/task-%a.log",
                               RECIPES / "slurm-array.sh"], env=env, capture_output=True, text=True, timeout=120)
        logs = "".join(log.read_text() for log in sorted(tmp_path.glob("task-*.log")))
        assert done.returncode == 1, done.stderr + logs
    reports = sorted((output / "reports").glob("*.json"))
    assert len(reports) == SHARDS, logs
    merged = subprocess.run([program, "batch", "--merge", *reports, "--report", output / "report.json"], capture_output=True)
    assert merged.returncode == 1
    assert pdfs(output) == archive[1]
    check_report(output / "report.json")


def test_kubernetes_manifest():
    """By the rules of an Indexed Job (batch/v1), and with numbers that agree."""
    job = yaml.safe_load((RECIPES / "kubernetes-job.yaml").read_text(encoding="utf-8"))
    assert (job["apiVersion"], job["kind"]) == ("batch/v1", "Job")
    spec = job["spec"]
    assert spec["completionMode"] == "Indexed"
    assert 1 <= spec["parallelism"] <= spec["completions"]
    pod = spec["template"]["spec"]
    assert pod["restartPolicy"] in ("Never", "OnFailure")
    container, = pod["containers"]
    assert {"name": "SHARDS", "value": str(spec["completions"])} in container["env"]
    assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}


def test_kubernetes_command(program, archive, tmp_path):
    """The manifest's command, index by index, with its folders here."""
    job = yaml.safe_load((RECIPES / "kubernetes-job.yaml").read_text(encoding="utf-8"))
    container = job["spec"]["template"]["spec"]["containers"][0]
    script = container["args"][0].replace("/archive/", f"{tmp_path}/")
    (tmp_path / "issues").symlink_to(archive[0])
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/vestnik").symlink_to(program)
    env = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}",
           **{variable["name"]: variable["value"] for variable in container["env"]}}
    for index in range(job["spec"]["completions"]):
        done = subprocess.run([*container["command"], script], env={**env, "JOB_COMPLETION_INDEX": str(index)},
                              capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
    assert pdfs(tmp_path / "pdf") == archive[1]


def misfits(value, kind, at="job"):
    """What the model of Kubernetes' own client does not know, or knows as another type."""
    if match := re.fullmatch(r"list\[(.*)\]", kind):
        if not isinstance(value, list):
            return [f"{at} is no list"]
        return [fault for i, item in enumerate(value) for fault in misfits(item, match[1], f"{at}[{i}]")]
    if match := re.fullmatch(r"dict\(str, (.*)\)", kind):
        return [fault for key, item in value.items() for fault in misfits(item, match[1], f"{at}.{key}")]
    if model := getattr(client, kind, None):
        if not isinstance(value, dict):
            return [f"{at} is no {kind}"]
        types = {name: model.openapi_types[field] for field, name in model.attribute_map.items()}
        faults = []
        for key, item in value.items():
            faults += misfits(item, types[key], f"{at}.{key}") if key in types else [f"{at}.{key} is unknown"]
        return faults
    plain = {"str": str, "int": int, "bool": bool, "float": (int, float), "object": object}[kind]
    return [] if isinstance(value, plain) else [f"{at} is no {kind}"]


def test_kubernetes_manifest_fits_the_model_of_its_client():
    job = yaml.safe_load((RECIPES / "kubernetes-job.yaml").read_text(encoding="utf-8"))
    assert misfits(job, "V1Job") == []
    job["spec"]["completionMod"] = "Indexed"
    job["spec"]["completions"] = "8"
    job["spec"]["template"]["spec"]["containers"][0]["command"] = "/bin/sh"
    del job["spec"]["completionMode"]
    assert misfits(job, "V1Job") == ["job.spec.completions is no int",
                                     "job.spec.template.spec.containers[0].command is no list",
                                     "job.spec.completionMod is unknown"]
