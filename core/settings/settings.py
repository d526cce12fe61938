"""All settings together, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from core.settings.names import PREFIX
from core.settings.sections import (
    BookingSettings,
    DatabaseSettings,
    LogSettings,
    MailSettings,
    OfficeSettings,
    TelegramSettings,
    WebSettings,
)
from core.settings.sources import DOTENV, settings_file


class Settings(BaseSettings):
    """All settings, those above the sections first."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=DOTENV,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        dotenv_filtering="only_existing",
        extra="forbid",
        frozen=True,
    )

    data_dir: Path = Path("terminlotse-data")
    """The folder for the secret key and, where no other is named, the SQLite database."""
    secret_key: SecretStr = SecretStr("")
    """What postcodes are sealed with: at least 32 characters, the same in every process. Empty:
    made once and kept in the data folder (SQLite alone)."""
    database: DatabaseSettings = DatabaseSettings()
    telegram: TelegramSettings = TelegramSettings()
    web: WebSettings = WebSettings()
    mail: MailSettings = MailSettings()
    office: OfficeSettings = OfficeSettings()
    booking: BookingSettings = BookingSettings()
    log: LogSettings = LogSettings()

    @field_validator("data_dir")
    @classmethod
    def _usable(cls, value: Path) -> Path:
        if "\0" in str(value):
            raise ValueError("erlaubt ist ein Ordner")
        return value.expanduser()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the environment before ``.env`` before the file."""
        del file_secret_settings
        toml = TomlConfigSettingsSource(settings_cls, settings_file())
        return (init_settings, env_settings, dotenv_settings, toml)

    @property
    def database_url(self) -> str:
        """The database that is meant: the given one, or SQLite in the data folder."""
        return self.database.url or f"sqlite:///{self.data_dir.absolute() / 'terminlotse.db'}"

    def secrets(self) -> Iterator[str]:
        """Yield every value that nobody may read in a log."""
        yield self.secret_key.get_secret_value()
        yield self.telegram.token.get_secret_value()
        yield self.telegram.webhook_secret.get_secret_value()
        password = urlsplit(self.database.url).password or ""
        yield from (password, unquote(password))
