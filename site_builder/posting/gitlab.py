"""GitLab: from a scheduled run of the main branch to the comments and labels of all open merge requests.

The token is given to protected branches alone, so that no merge request's own pipeline has it; which pipeline is whose
follows from GitLab's answers. What the pipelines left is a stranger's.
"""

from __future__ import annotations

from typing import Any

from site_builder.posting.client import Client, TooLarge, Unanswered
from site_builder.posting.comment import MARK, comment
from site_builder.posting.labels import Labels
from site_builder.posting.reviewed import FILE, MOST_BYTES, Refused, Reviewed
from site_builder.problems import CannotRun
from site_builder.texts import Texts

#: the job that reviews, and the folder that it leaves
JOB, FOLDER = "review", "review"
_FINISHED = ("success", "failed")
_GONE = 404


class Posting:
    """What is to be said in the merge requests of one project; `who` is the id of whom the token is of."""

    def __init__(self, client: Client, project: str, labels: Labels, texts: Texts) -> None:
        self.client, self.labels, self.texts = client, labels, texts
        self.requests = f"/projects/{project}/merge_requests"
        self.who = client.get("/user")["id"]

    def post(self) -> list[str]:
        """Bring all open merge requests up to date; the addresses of those where something was said.

        One that can't be brought up to date doesn't hold up the others; what stopped the last is raised at the end.
        """
        told, stopped = [], None
        for each in self.client.pages(self.requests, state="opened"):
            try:
                if self._one(each["iid"]):
                    told.append(str(each["web_url"]))
            except CannotRun as reason:
                stopped = reason
        if stopped:
            raise stopped
        return told

    def _one(self, number: int) -> bool:
        request = self.client.get(f"{self.requests}/{number}")
        pipeline = request["head_pipeline"]
        if not pipeline or pipeline["status"] not in _FINISHED:
            return False
        jobs = self.client.pages(f"/projects/{pipeline['project_id']}/pipelines/{pipeline['id']}/jobs")
        job = next((each for each in jobs if each["name"] == JOB), None)
        if job is None:
            return False
        note = self._note(number)
        if note and job["web_url"] in note["body"]:
            return False
        reviewed = self._reviewed(pipeline["project_id"], job)
        text = comment(reviewed, self.texts, f"{job['web_url']}/artifacts/browse/{FOLDER}", request["sha"])
        notes = f"{self.requests}/{number}/notes"
        if note:
            self.client.call("PUT", f"{notes}/{note['id']}", {"body": text})
        else:
            self.client.call("POST", notes, {"body": text})
        if reviewed:
            self._set(number, request["labels"], reviewed)
        return True

    def _note(self, number: int) -> Any:
        """Our comment; anybody may write our mark into theirs."""
        for each in self.client.pages(f"{self.requests}/{number}/notes", sort="asc", order_by="created_at"):
            if each["author"]["id"] == self.who and str(each["body"]).startswith(MARK):
                return each
        return None

    def _reviewed(self, project: int, job: Any) -> Reviewed | None:
        try:
            return Reviewed.of(
                self.client.file(f"/projects/{project}/jobs/{job['id']}/artifacts/{FOLDER}/{FILE}", MOST_BYTES)
            )
        except (Refused, TooLarge):
            return None
        except Unanswered as answer:
            if answer.status != _GONE:
                raise
            return None

    def _set(self, number: int, present: list[str], reviewed: Reviewed) -> None:
        wanted = [each.name for each in self.labels.wanted(reviewed)]
        unfit = [name for name in self.labels.ours(present) if name not in wanted]
        if unfit or set(wanted) - set(present):
            change = {"add_labels": ",".join(wanted), "remove_labels": ",".join(unfit)}
            self.client.call("PUT", f"{self.requests}/{number}", change)
