"""moto does not have IAM Access Analyzer. Analyzers and their archive rules are kept as they are described.

Nothing is analyzed here, and there are no findings.
"""

import sys
from datetime import datetime, timezone

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import ActionResult, BaseResponse, EmptyResult

from . import Refused, add_service

# AWS keeps one analyzer of external access for each account and region.
ONCE = ("ACCOUNT", "ORGANIZATION")


def install() -> None:
    add_service("accessanalyzer", access_analyzer_backends)


class AccessAnalyzerBackend(BaseBackend):
    _url_module = sys.modules[__name__]

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.analyzers: dict[str, dict] = {}
        self.archive_rules: dict[str, dict[str, dict]] = {}


class AccessAnalyzerResponse(BaseResponse):
    def __init__(self):
        super().__init__(service_name="accessanalyzer")
        self.automated_parameter_parsing = True

    @property
    def backend(self) -> AccessAnalyzerBackend:
        return access_analyzer_backends[self.current_account][self.region]

    def create_analyzer(self):
        name, kind = self._get_param("analyzerName"), self._get_param("type")
        analyzers = self.backend.analyzers
        if name in analyzers:
            raise Refused("ConflictException", f"Analyzer {name} already exists")
        if kind in ONCE and any(each["type"] == kind for each in analyzers.values()):
            raise Refused("ServiceQuotaExceededException", f"There is an analyzer of type {kind} already")
        analyzers[name] = {
            "arn": f"arn:{self.partition}:access-analyzer:{self.region}:{self.current_account}:analyzer/{name}",
            "name": name,
            "type": kind,
            "createdAt": now(),
            "tags": self._get_param("tags") or {},
            "status": "ACTIVE",
            "configuration": self._get_param("configuration"),
        }
        self.backend.archive_rules[name] = {}
        for rule in self._get_param("archiveRules") or []:
            self.keep_rule(rule["ruleName"], rule["filter"])
        return ActionResult({"arn": analyzers[name]["arn"]})

    def get_analyzer(self):
        return ActionResult({"analyzer": self.analyzer()})

    def list_analyzers(self):
        kind = self._get_param("type")
        analyzers = self.backend.analyzers.values()
        return ActionResult({"analyzers": [each for each in analyzers if kind in (None, each["type"])]})

    def update_analyzer(self):
        analyzer = self.analyzer()
        analyzer["configuration"] = self._get_param("configuration")
        return ActionResult({"configuration": analyzer["configuration"]})

    def delete_analyzer(self):
        name = self.analyzer()["name"]
        del self.backend.analyzers[name], self.backend.archive_rules[name]
        return EmptyResult()

    def create_archive_rule(self):
        name = self._get_param("ruleName")
        if name in self.rules():
            raise Refused("ConflictException", f"Archive rule {name} already exists")
        return self.keep_rule(name, self._get_param("filter"))

    def get_archive_rule(self):
        return ActionResult({"archiveRule": self.rule()})

    def update_archive_rule(self):
        return self.keep_rule(self.rule()["ruleName"], self._get_param("filter"))

    def delete_archive_rule(self):
        del self.rules()[self.rule()["ruleName"]]
        return EmptyResult()

    def list_tags_for_resource(self):
        return ActionResult({"tags": self.tags()})

    def tag_resource(self):
        self.tags().update(self._get_param("tags"))
        return EmptyResult()

    def untag_resource(self):
        for key in self._get_param("tagKeys"):
            self.tags().pop(key, None)
        return EmptyResult()

    def analyzer(self) -> dict:
        return found(self.backend.analyzers, self._get_param("analyzerName"))

    def rules(self) -> dict[str, dict]:
        return found(self.backend.archive_rules, self._get_param("analyzerName"))

    def rule(self) -> dict:
        return found(self.rules(), self._get_param("ruleName"))

    def keep_rule(self, name: str, criteria: dict) -> EmptyResult:
        created = self.rules().get(name, {}).get("createdAt", now())
        self.rules()[name] = {"ruleName": name, "filter": criteria, "createdAt": created, "updatedAt": now()}
        return EmptyResult()

    def tags(self) -> dict[str, str]:
        return found(self.backend.analyzers, self._get_param("resourceArn").split("/")[-1])["tags"]


def found(known: dict[str, dict], name: str) -> dict:
    if name not in known:
        raise Refused("ResourceNotFoundException", f"There is no {name}")
    return known[name]


def now() -> datetime:
    return datetime.now(timezone.utc)


url_bases = [r"https?://access-analyzer\.(.+)\.amazonaws\.com"]
url_paths = {"{0}/.*$": AccessAnalyzerResponse.dispatch}
access_analyzer_backends = BackendDict(AccessAnalyzerBackend, "accessanalyzer")
