"""E-mail by SMTP (RFC 5321), so that what may have arrived is told from what has not.

smtplib's own ``send_message`` does not say whether a line broke before or after the message was whole;
the last step is done here by its single commands instead.
"""

from __future__ import annotations

import mimetypes
import re
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, formataddr

from app.domain.message_settings import MailServer, Security
from app.domain.messages import CustomerMessage
from app.domain.written_reports import ReportLetter
from app.outgoing.hand_over import SendInDoubtError, SendLaterError, SendRefusedError

PATIENCE_S = 20.0
_LINE_BREAK = re.compile(rb"\r?\n|\r")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9.-]+")
_DOT = re.compile(rb"(?m)^\.")
_START_DATA, _TAKEN, _FORWARDED = 354, 250, 251


class SmtpWay:
    """See ``Way`` and ``ReportMail``; one connection for each mail. ``site`` is the name that it comes
    from."""

    def __init__(self, server: MailServer, site: str, patience_s: float = PATIENCE_S) -> None:
        self._server = server
        self._site = site
        self._patience_s = patience_s

    def send(self, message: CustomerMessage) -> None:
        """See ``Way``."""
        self._hand_over(self._mail(message), (_plain_address(message.to),))

    def send_report(self, letter: ReportLetter) -> None:
        """See ``ReportMail``."""
        to = tuple(_plain_address(address) for address in letter.to)
        mail = self._headed(letter.subject, ", ".join(to), letter.letter_id, letter.made_at)
        mail.set_content(letter.text, cte="quoted-printable")
        for name, content in letter.files:
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            mail.add_attachment(content, *kind.split("/", 1), filename=name, cte="base64")
        self._hand_over(mail, to)

    def _hand_over(self, mail: EmailMessage, to: Sequence[str]) -> None:
        with self._connected() as smtp:
            with _judged():
                _expect(smtp.mail(self._server.sender), _TAKEN)
            with _judged(is_final=True):
                for address in to:
                    _expect(smtp.rcpt(address), _TAKEN, _FORWARDED)
            with _judged():
                _expect(smtp.docmd("DATA"), _START_DATA)
                smtp.send(_as_data(mail.as_bytes(policy=SMTP_POLICY)))
            self._finish(smtp)

    def _finish(self, smtp: smtplib.SMTP) -> None:
        """The full stop that makes the message the other side's, and its answer."""
        try:
            smtp.send(b".\r\n")
            code, words = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise SendInDoubtError(f"The mail server gave no answer ({_why(error)}).") from error
        with _judged(is_final=True):
            _expect((code, words), _TAKEN)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        smtp: smtplib.SMTP | None = None
        try:
            with _judged():
                smtp = self._open()
                if self._server.user:
                    smtp.login(self._server.user, self._server.password)
                smtp.ehlo_or_helo_if_needed()
            yield smtp
        finally:
            if smtp is not None:
                with suppress(OSError, smtplib.SMTPException):
                    smtp.quit()
                smtp.close()

    def _open(self) -> smtplib.SMTP:
        host, port = self._server.host, self._server.port
        if self._server.security is Security.TLS:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, timeout=self._patience_s, context=context)
        smtp = smtplib.SMTP(host, port, timeout=self._patience_s)
        try:
            if self._server.security is Security.STARTTLS:
                smtp.starttls(context=ssl.create_default_context())
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _mail(self, message: CustomerMessage) -> EmailMessage:
        """The same mail at every try, its Message-ID included."""
        to = _plain_address(message.to)
        mail = self._headed(message.subject, to, message.message_id, message.made_at)
        mail["Content-Language"] = message.language
        mail.set_content(message.text, cte="quoted-printable")
        return mail

    def _headed(self, subject: str, to: str, mail_id: str, at: datetime) -> EmailMessage:
        sender = self._server.sender
        mail = EmailMessage()
        mail["From"] = formataddr((self._site, sender)) if self._site else sender
        mail["To"] = to
        mail["Subject"] = subject
        mail["Date"] = format_datetime(at)
        mail["Message-ID"] = f"<{mail_id}@{sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        return mail


def _plain_address(address: str) -> str:
    """An address as SMTP takes it: a domain in other letters is written in ASCII (IDNA, RFC 5891).

    Raises:
        SendRefusedError: it is no address, or its name before the @ has letters that SMTP cannot carry.
    """
    name, at, domain = address.strip().rpartition("@")
    try:
        plain = f"{name}{at}{domain.encode('idna').decode()}"
        plain.encode("ascii")
    except UnicodeError as error:
        raise SendRefusedError("The e-mail address is none that mail servers take.") from error
    if not name or not domain or not _ADDRESS.fullmatch(plain):
        raise SendRefusedError("The e-mail address is none.")
    return plain


def _expect(answer: tuple[int, bytes], *codes: int) -> None:
    if answer[0] not in codes:
        raise smtplib.SMTPResponseException(*answer)


def _as_data(content: bytes) -> bytes:
    """A mail as DATA wants it: lines end in CRLF, a dot at the beginning of one is doubled."""
    lines = _LINE_BREAK.sub(b"\r\n", content)
    whole = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return _DOT.sub(b"..", whole)


@contextmanager
def _judged(*, is_final: bool = False) -> Iterator[None]:
    """The other side's words as one of our ends; nothing was taken yet. A refusal of this one message
    ``is_final``; one of the sender, or of the whole site, may be mended."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise SendLaterError("The mail server refuses the user or the password.") from error
    except smtplib.SMTPNotSupportedError as error:
        raise SendLaterError(f"The mail server cannot do what is asked of it ({error}).") from error
    except smtplib.SMTPResponseException as error:
        words = _why(error)
        if is_final and error.smtp_code >= 500:
            raise SendRefusedError(f"The mail server refuses it: {words}.") from error
        later = f"The mail server cannot take it now: {words}."
        raise SendLaterError(later, is_away=not is_final) from error
    except ssl.SSLCertVerificationError as error:
        raise SendLaterError("The mail server's certificate is not trusted.") from error
    except (OSError, smtplib.SMTPException) as error:
        raise SendLaterError(f"The mail server cannot be reached ({_why(error)}).") from error


def _why(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        return f"{error.smtp_code} {' '.join(text.split())[:200]}"
    return str(error) or type(error).__name__
