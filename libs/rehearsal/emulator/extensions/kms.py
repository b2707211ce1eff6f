"""moto forgets the rotation period of a key, and does not return it."""

import json

from moto.kms.responses import KmsResponse

DEFAULT_DAYS = 365


def install() -> None:
    enable_key_rotation = KmsResponse.enable_key_rotation
    get_key_rotation_status = KmsResponse.get_key_rotation_status

    def enable(self):
        answer = enable_key_rotation(self)
        key_of(self).rotation_period_in_days = self._get_int_param("RotationPeriodInDays", DEFAULT_DAYS)
        return answer

    def status(self):
        answer = json.loads(get_key_rotation_status(self))
        if answer["KeyRotationEnabled"]:
            answer["RotationPeriodInDays"] = getattr(key_of(self), "rotation_period_in_days", DEFAULT_DAYS)
        return json.dumps(answer)

    KmsResponse.enable_key_rotation = enable
    KmsResponse.get_key_rotation_status = status


def key_of(call: KmsResponse):
    backend = call.kms_backend
    return backend.keys[backend.get_key_id(call._get_param("KeyId"))]
