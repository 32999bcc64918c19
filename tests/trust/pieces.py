"""Words of every language that is read here, for whoever puts them together in the wrong order."""

LINES = ["接待编号,站点编号,代表编号,日期,接待人数\n", "J1,S1,D1,2025-03-11,7\n", "说明\n", '"', '""', ",", "\r", "\n", "\t", ";",
         "\ufeff", "合计,,,,7\n", "姓名,3月1日,3月2日\n", "王芳,√,○\n", "=1+1", "１２", "〇", "\u202e", "𠮷", "\x00", "\x0b"]  # fmt: skip
CUTS = [b"<", b">", b"/", b'"', b"<c ", b'r="A1"', b"<row>", b"</row>", b"<v>", b"&lt;", b"&#0;", b"<!--", b"<![CDATA[",
        b't="s"', b't="e"', b"-1", b"4294967296", b"1e309", b"\xff", b"mergeCell", b'ref="A1:B9"', b"<f>", b"xml"]  # fmt: skip
KEYS = ["[[duties]]\n", "[attendance]\n", "extends = ", '"own"\n', "title = ", "true\n", "[[correction]]\n", "row = ", "-1\n",
        "claim = ", "[[role]]\n", "areas = [", "]\n", "{", "}", "2025-13-01\n", "'''", "=", ".", "\n", "nan", "0x", "['"]  # fmt: skip
WORDS = ["接待", "群众", "120", "人次", "，", "。", "占", "85.3%", "（",
         "）", "其中", "约", "万", "余", "2025年", "shí", "\x00", "９"]  # fmt: skip
NAMES = [
    "reception", ".", "visitors", "[", "]", "channel", "=", "|", "*", "+", "/", "'", '"', ";", "--", "reply_rate",
    "numerator", "attendance_rate", "happened_on", "$", "%s", "{{rows}}", "{{person}}", "\\", " ", "deputy", "kind",
    "area_id", "level", "2025-01-01",
]  # fmt: skip
