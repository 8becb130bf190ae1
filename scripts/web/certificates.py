"""Certificates of private authorities, made with openssl for one run."""

import pathlib
import subprocess

SUBJECT = "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"


def openssl(*arguments):
    result = subprocess.run(["openssl", *arguments], capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"openssl {arguments[0]}: {result.stderr.strip()[-500:]}")


class Authority:
    """A certificate authority that no system trusts, with its files in a folder of its own."""

    def __init__(self, folder, name):
        self.folder = pathlib.Path(folder) / name
        self.folder.mkdir()
        self.certificate = self.folder / "authority.pem"
        self.key = self.folder / "authority.key"
        (self.folder / "index.txt").touch()
        (self.folder / "openssl.cnf").write_text(
            f"[ca]\ndefault_ca = own\n[own]\ndir = {self.folder}\ndatabase = $dir/index.txt\n"
            f"new_certs_dir = $dir\nrand_serial = yes\ndefault_md = sha256\npolicy = any\n"
            "unique_subject = no\ncopy_extensions = copy\nemail_in_dn = no\n"
            "[any]\ncommonName = supplied\n"
        )
        openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
            "-nodes", "-days", "2", "-subj", f"/CN={name}", "-keyout", str(self.key),
            "-out", str(self.certificate),
            "-addext", "basicConstraints=critical,CA:TRUE",
        )

    def issue(self, name, subject=SUBJECT, start=None, end=None):
        """Issues a certificate; `start` and `end` are times such as 20200101000000Z."""
        certificate, key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        request = self.folder / f"{name}.csr"
        openssl(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
            "-nodes", "-subj", f"/CN={name}", "-keyout", str(key), "-out", str(request),
            "-addext", subject,
        )
        days = ["-startdate", start, "-enddate", end] if end else ["-days", "1"]
        openssl(
            "ca", "-batch", "-notext", "-config", str(self.folder / "openssl.cnf"),
            "-cert", str(self.certificate), "-keyfile", str(self.key),
            "-in", str(request), "-out", str(certificate), *days,
        )
        return certificate, key
