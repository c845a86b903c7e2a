"""How much a file may ask of this machine. Each number stops a hostile file and no article that anyone has met."""

MEGABYTE = 1024 * 1024

# A file that is one article, packed or not. A year of a daily paper's text is about 50 MB, and is read.
ARTICLE = 200 * MEGABYTE
# One record of a file of many. Wikipedia's longest article is under 4 MB.
RECORD = 32 * MEGABYTE
# How much of a file is looked at to find its encoding and its columns.
SAMPLE = 64 * 1024

# What a document's archive may unpack to: one member, and all that are read of it. Text of a 1,000-page book is 3 MB.
MEMBER = 64 * MEGABYTE
MEMBERS_READ = 128 * MEGABYTE
MEMBERS_LISTED = 10_000
# Deflate cannot do better than 1,032 to 1; XML of real documents stays below 60.
RATIO = 200
# A small member may be repetitive; the ratio only counts above this.
RATIO_COUNTS_FROM = 1 * MEGABYTE
# Elements within elements. Documents of word processors stay below 60.
XML_DEPTH = 200
XML_ELEMENTS = 2_000_000

# Web pages: news pages have 1,000 to 5,000 elements and below 2 MB, pictures written into them aside.
PAGE = 10 * MEGABYTE
PAGE_ELEMENTS = 60_000
# Of one element, those without quotation marks or with. Parsers take time that grows with the square of this.
ATTRIBUTES = 300

# Rich text: its reader takes about 1 s a megabyte, and pictures written into it as digits are cut first.
RICH_TEXT = 20 * MEGABYTE
# Its reader takes time that grows with the product of these. Word's longest tables have 400 fonts in 60 kB.
FONT_TABLE = 200 * 1024
FONTS = 2_000

# Mail: parts within parts, and how many.
MAIL_PARTS = 1_000
MAIL = 50 * MEGABYTE

# PDF: it is read in a process of its own, which is ended when it has had this.
PDF = 100 * MEGABYTE
PDF_PAGES = 1_000
PDF_SECONDS = 60
PDF_MEMORY = 2048 * MEGABYTE
PDF_TEXT = 32 * MEGABYTE
