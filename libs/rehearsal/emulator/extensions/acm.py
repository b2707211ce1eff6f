"""moto makes every requested certificate with an RSA key of 2048 bits, and forgets what was asked for."""

import json

from moto.acm.models import CertBundle
from moto.acm.responses import AWSCertificateManagerResponse


def install() -> None:
    request_certificate = AWSCertificateManagerResponse.request_certificate
    describe = CertBundle.describe

    def request(self):
        answer = request_certificate(self)
        algorithm = self._get_param("KeyAlgorithm")
        if isinstance(answer, str) and algorithm:
            arn = json.loads(answer)["CertificateArn"]
            self.acm_backend.get_certificate(arn).requested_key_algorithm = algorithm
        return answer

    def describe_as_requested(self):
        answer = describe(self)
        certificate = answer["Certificate"]
        certificate["KeyAlgorithm"] = getattr(self, "requested_key_algorithm", certificate["KeyAlgorithm"])
        return answer

    AWSCertificateManagerResponse.request_certificate = request
    CertBundle.describe = describe_as_requested
