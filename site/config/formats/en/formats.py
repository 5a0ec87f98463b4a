"""Editors who read the admin in English still write German dates: its pickers make no others."""

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%Y-%m-%d", "%m/%d/%Y"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
