"""How much a file may ask of this machine: far more than an article needs, and far less than a hostile file wants."""

MEGABYTE = 1024 * 1024

# A file that is one article, packed or not. A plain text of 50 MB is still to be read.
ARTICLE = 200 * MEGABYTE
# One record of a file of many.
RECORD = 32 * MEGABYTE
# So many records without a text, and so many for each that has one: the file is something else.
RECORDS_WITHOUT_TEXT = 1_000
RECORDS_WITHOUT_TEXT_SHARE = 10
# How much of a file is looked at to find its encoding and its columns.
SAMPLE = 64 * 1024

# What a document's archive may unpack to: one member, and all that are read of it.
MEMBER = 64 * MEGABYTE
MEMBERS_READ = 128 * MEGABYTE
MEMBERS_LISTED = 10_000
# How many bytes one packed byte may become: deflate cannot do better than 1,032, documents of news came to 8.
RATIO = 200
# A small member may be repetitive; the ratio only counts above this.
RATIO_COUNTS_FROM = 1 * MEGABYTE
# Elements within elements, and all of them. (The parser itself stops at 256.)
XML_DEPTH = 200
XML_ELEMENTS = 2_000_000

# Web pages, without pictures that are written into them. A page that has all of this takes up to 6 s.
PAGE = 10 * MEGABYTE
PAGE_ELEMENTS = 60_000
# Of one element. Parsers take time that grows with the square of this: 100,000 took 47 s.
ATTRIBUTES = 300

# Markdown. Its parser takes about 5 s a megabyte of short lines, up to 13 s where each begins a picture.
MARKDOWN = 5 * MEGABYTE

# Of one script in which a page says its author or date: its length times how often `<` is in it. The library takes a
# second for a thousand million.
STATEMENT = 20_000_000
# Characters of one attribute, such as what a page says its author is; longer ones are left out.
ATTRIBUTE_VALUE = 2_000
# Characters in a row, in a page, that are no letters or digits.
SIGNS = 1_000

# Rich text, without pictures written into it as digits. Its reader takes about 0.2 s a megabyte.
RICH_TEXT = 20 * MEGABYTE
# Its reader takes time that grows with the product of these: with all of both, about 2 s.
FONT_TABLE = 200 * 1024
FONTS = 2_000

# Mail, and its parts.
MAIL = 50 * MEGABYTE
MAIL_PARTS = 1_000
# Parts within parts; each line is compared with the boundaries of all those that it lies in.
MAIL_DEPTH = 50
# Characters of one header field that are read. The standard library takes time and memory that grow with the square of
# it: 280 KB took 2.8 GB. A line of mail has at most 998, and a subject or a sender takes a few.
MAIL_FIELD = 4_000

# PDF: it is read in a process of its own, which is ended when it has had this.
PDF = 100 * MEGABYTE
PDF_PAGES = 1_000
PDF_SECONDS = 60
PDF_MEMORY = 2048 * MEGABYTE
PDF_TEXT = 32 * MEGABYTE

# Workbooks: their files, and their cells, of which openpyxl reads about 200,000 a second.
WORKBOOK = 64 * MEGABYTE
COLUMNS = 256
CELLS = 4_000_000

# Zip archives of files. Of each file, `MEMBER` and `RATIO` bound what it may unpack to.
ARCHIVE_MEMBERS = 100_000
ARCHIVE_UNPACKED = 4096 * MEGABYTE

# Subtitles; a film has 100 KB.
SUBTITLES = 20 * MEGABYTE

# JSON: values within values.
JSON_DEPTH = 200

# Web archives: the header of one record, and of the page in it.
WARC_HEADER = 64 * 1024

# Old Word documents: how long LibreOffice may take over one.
OFFICE_SECONDS = 60
