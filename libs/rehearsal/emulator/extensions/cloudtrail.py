"""moto finds trails by name only, and mixes up what they select.

1. StartLogging, StopLogging and DeleteTrail take a trail's ARN too. moto fails, or deletes nothing. DescribeTrails
   returns the trails that it is asked for; moto returns all.
2. A topic may be named by its ARN.
3. A trail says whether it has selectors of its own; moto says that none has.
4. Selectors of one kind replace those of the other, and insight selectors those before.
"""

import json

from moto.cloudtrail.models import CloudTrailBackend, Trail
from moto.cloudtrail.responses import CloudTrailResponse


def install() -> None:
    find_by_arn()
    take_topic_by_arn()
    tell_of_selectors()
    replace_selectors()


def find_by_arn() -> None:
    def start(self, name):
        self.get_trail(name).start_logging()

    def stop(self, name):
        self.get_trail(name).stop_logging()

    def delete(self, name):
        trail = self.get_trail(name)
        self.tagging_service.delete_all_tags_for_resource(trail.arn)
        del self.trails[trail.trail_name]

    def describe(self):
        wanted = self._get_param("trailNameList")
        trails = self.cloudtrail_backend.describe_trails(self._get_bool_param("includeShadowTrails", True))
        found = [trail for trail in trails if not wanted or {trail.trail_name, trail.arn} & set(wanted)]
        return json.dumps({"trailList": [trail.description(include_region=True) for trail in found]})

    CloudTrailResponse.describe_trails = describe
    CloudTrailBackend.start_logging = start
    CloudTrailBackend.stop_logging = stop
    CloudTrailBackend.delete_trail = delete


def take_topic_by_arn() -> None:
    topic_arn = Trail.topic_arn.fget

    def arn(self):
        given = self.sns_topic_name or ""
        return given if given.startswith("arn:") else topic_arn(self)

    Trail.topic_arn = property(arn)


def tell_of_selectors() -> None:
    description = Trail.description

    def describe(self, include_region=False):
        described = description(self, include_region)
        has = {
            "HasCustomEventSelectors": bool(self.event_selectors or self.advanced_event_selectors),
            "HasInsightSelectors": bool(self.insight_selectors),
        }
        # Where AWS says nothing of the region, it says nothing of selectors either.
        return {**described, **has} if include_region else {k: v for k, v in described.items() if k not in has}

    def get_trail(self):
        trail = self.cloudtrail_backend.get_trail(self._get_param("Name"))
        return json.dumps({"Trail": trail.description(include_region=True)})

    Trail.description = describe
    CloudTrailResponse.get_trail = get_trail


def replace_selectors() -> None:
    def put_event_selectors(self, event_selectors, advanced_event_selectors):
        self.event_selectors = event_selectors or []
        self.advanced_event_selectors = advanced_event_selectors or []

    def put_insight_selectors(self, insight_selectors):
        self.insight_selectors = insight_selectors

    Trail.put_event_selectors = put_event_selectors
    Trail.put_insight_selectors = put_insight_selectors
