"""Where Chromium stands on this machine; tests that need a browser are skipped where there is none."""

from __future__ import annotations

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
MISSING = "没有 Chromium，浏览器测试跳过；Debian：apt-get install chromium / no Chromium: apt-get install chromium"
