"""The judge of PDF/A and PDF/UA (tests/judge/): one process for all files of a run."""

import json
import pathlib
import subprocess

JUDGE = pathlib.Path(__file__).resolve().parents[1] / "judge/judge"


class Judge:
    def __init__(self):
        fetched = subprocess.run([str(JUDGE), "--fetch"], capture_output=True, text=True, timeout=600)
        assert fetched.returncode == 0, fetched.stderr
        self.process = subprocess.Popen([str(JUDGE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *jobs):
        """Answers to (flavour, file) pairs, in their order; see Judge.java. The process reads while it is written to."""
        answers = []
        ahead = 8  # jobs that wait in the pipe: few enough that neither side ever waits for the other
        for at, (flavour, path) in enumerate(jobs):
            self.process.stdin.write(f"{flavour}\t{path}\n")
            self.process.stdin.flush()
            if at >= ahead:
                answers.append(self.answer())
        while len(answers) < len(jobs):
            answers.append(self.answer())
        return answers

    def answer(self):
        line = self.process.stdout.readline()
        assert line, "the judge has died"
        return json.loads(line)

    def must_accept(self, *jobs):
        for (flavour, path), answer in zip(jobs, self.ask(*jobs)):
            assert answer.get("valid"), f"{flavour} {path}: {json.dumps(answer, indent=1)}"
            assert answer["checks"] > 1000

    def rules_broken(self, flavour, path):
        """Names of the rules that the file breaks, e.g. {"7.3-1"}."""
        answer, = self.ask((flavour, path))
        assert "error" not in answer, answer
        return {failure["rule"] for failure in answer["failures"]}

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)
