"""moto lacks the tags of scalable targets. They are kept with the target, and go with it."""

import json

from moto.applicationautoscaling.models import FakeScalableTarget
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.core.exceptions import JsonRESTError

from . import add_calls


def install() -> None:
    register_scalable_target = ApplicationAutoScalingResponse.register_scalable_target

    def register_with_tags(self):
        answer = register_scalable_target(self)
        tags_of(self, json.loads(answer)["ScalableTargetARN"]).update(self._get_param("Tags") or {})
        return answer

    ApplicationAutoScalingResponse.register_scalable_target = register_with_tags
    add_calls(ApplicationAutoScalingResponse, Calls)


class Calls:
    def list_tags_for_resource(self):
        return json.dumps({"Tags": tags_of(self, self._get_param("ResourceARN"))})

    def tag_resource(self):
        tags_of(self, self._get_param("ResourceARN")).update(self._get_param("Tags"))
        return "{}"

    def untag_resource(self):
        for key in self._get_param("TagKeys"):
            tags_of(self, self._get_param("ResourceARN")).pop(key, None)
        return "{}"


def tags_of(call: ApplicationAutoScalingResponse, arn: str) -> dict[str, str]:
    for target in targets(call):
        if target.arn == arn:
            return vars(target).setdefault("tags", {})
    raise JsonRESTError("ResourceNotFoundException", f"No scalable target found for resource ARN: {arn}")


def targets(call: ApplicationAutoScalingResponse) -> list[FakeScalableTarget]:
    by_dimension = call.applicationautoscaling_backend.targets.values()
    return [target for by_resource in by_dimension for target in by_resource.values()]
