"""moto forgets which queues may send their dead letters to a queue, and with every change its policy.

1. The policy about dead letters is kept and returned, and refused if it says nothing that AWS knows.
2. A change of other attributes leaves the policy of a queue; moto takes it away.
3. Where dead letters go is returned as AWS writes it, without blanks. Terraform would change it again otherwise.
"""

import json

from moto.sqs.exceptions import InvalidAttributeValue
from moto.sqs.models import Queue

ATTRIBUTE = "RedriveAllowPolicy"


def install() -> None:
    set_attributes, attributes = Queue._set_attributes, Queue.attributes.fget

    def set_given(self, given, now=None):
        about_dead_letters = given.get(ATTRIBUTE)
        if about_dead_letters and not is_known(about_dead_letters):
            raise InvalidAttributeValue(ATTRIBUTE)
        before = {"Policy": getattr(self, "policy", None), ATTRIBUTE: self.redrive_allow_policy}
        after = {name: value or None for name, value in {**before, **given}.items() if name in before}
        set_attributes(self, {**given, **after}, now)

    def as_aws_writes(self):
        policy = self.redrive_policy
        return {**attributes(self), "RedrivePolicy": policy and json.dumps(policy, separators=(",", ":"))}

    Queue.BASE_ATTRIBUTES = [*Queue.BASE_ATTRIBUTES, ATTRIBUTE]
    Queue.redrive_allow_policy = None
    Queue._set_attributes = set_given
    Queue.attributes = property(as_aws_writes)


def is_known(text: str) -> bool:
    try:
        policy = json.loads(text)
    except ValueError:
        return False
    permission, sources = policy.get("redrivePermission"), policy.get("sourceQueueArns")
    return bool(sources) if permission == "byQueue" else permission in ("allowAll", "denyAll")
