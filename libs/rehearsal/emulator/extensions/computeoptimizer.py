"""moto does not have Compute Optimizer. Whether an account takes part is kept; nothing is measured or recommended."""

import sys
from datetime import datetime, timezone

from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.responses import ActionResult, BaseResponse

from . import Refused, add_service


def install() -> None:
    add_service("computeoptimizer", compute_optimizer_backends)


class ComputeOptimizerBackend(BaseBackend):
    _url_module = sys.modules[__name__]

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        self.enrollment = {"status": "Inactive", "memberAccountsEnrolled": False}


class ComputeOptimizerResponse(BaseResponse):
    def __init__(self):
        super().__init__(service_name="compute-optimizer")
        self.automated_parameter_parsing = True

    @property
    def backend(self) -> ComputeOptimizerBackend:
        return compute_optimizer_backends[self.current_account]["global"]

    def update_enrollment_status(self):
        status = self._get_param("status")
        if status not in ("Active", "Inactive"):
            raise Refused("InvalidParameterValueException", f"{status} can't be asked for")
        self.backend.enrollment = {
            "status": status,
            "memberAccountsEnrolled": bool(self._get_param("includeMemberAccounts")),
            "lastUpdatedTimestamp": datetime.now(timezone.utc),
        }
        return ActionResult({"status": status})

    def get_enrollment_status(self):
        return ActionResult(self.backend.enrollment)


url_bases = [r"https?://compute-optimizer\.(.+)\.amazonaws\.com"]
url_paths = {"{0}/$": ComputeOptimizerResponse.dispatch}
# One for all regions.
compute_optimizer_backends = BackendDict(
    ComputeOptimizerBackend, "compute-optimizer", use_boto3_regions=False, additional_regions=["aws"]
)
