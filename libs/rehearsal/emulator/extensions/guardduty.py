"""moto keeps only those features of a detector that the last call named.

1. UpdateDetector changes the features that it names and leaves the others.
2. Runtime Monitoring is returned with each of its agents, in AWS's order, whatever was given in which order. A
   resource that gives them otherwise would be changed again by every apply, as on AWS.
3. Tags of a detector can be changed.
"""

import json
from threading import Lock

from moto.guardduty import urls
from moto.guardduty.models import Detector
from moto.guardduty.responses import GuardDutyResponse

from . import add_calls

AGENTS = {
    "EKS_RUNTIME_MONITORING": ("EKS_ADDON_MANAGEMENT",),
    "RUNTIME_MONITORING": ("EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"),
}


def install() -> None:
    update = Detector.update
    one_at_a_time = Lock()

    def update_named(self, enable, finding_publishing_frequency, data_sources, features):
        with one_at_a_time:
            update(self, enable, finding_publishing_frequency, data_sources, None)
            known = {feature["name"]: feature for feature in self.features}
            for feature in features or []:
                known[feature["name"]] = with_agents(feature, known.get(feature["name"], {}))
            self.features = list(known.values())

    Detector.update = update_named
    urls.url_paths["{0}/tags/(?P<resourceArn>.+)$"] = GuardDutyResponse.dispatch
    add_calls(GuardDutyResponse, Calls)


def with_agents(feature: dict, before: dict) -> dict:
    agents = AGENTS.get(feature["name"])
    if agents is None:
        return feature
    given = statuses(before) | statuses(feature)
    return {
        **feature,
        "additionalConfiguration": [{"name": name, "status": given.get(name, "DISABLED")} for name in agents],
    }


def statuses(feature: dict) -> dict[str, str]:
    return {each["name"]: each["status"] for each in feature.get("additionalConfiguration") or []}


class Calls:
    def list_tags_for_resource(self):
        return json.dumps({"tags": tagged(self).tags})

    def tag_resource(self):
        tagged(self).tags |= self._get_param("tags")
        return "{}"

    def untag_resource(self):
        for key in self.querystring["tagKeys"]:
            tagged(self).tags.pop(key, None)
        return "{}"


def tagged(call: GuardDutyResponse) -> Detector:
    return call.guardduty_backend.get_detector(call._get_param("ResourceArn").split("/")[-1])
