"""The page layout that both formats share, and the constant files inside a .docx."""

from typing import Final
from xml.sax.saxutils import escape

# Centimetres.
PAGE_SIZE: Final = (21.0, 29.7)
MARGINS: Final = (3.0, 2.5, 2.5, 2.5)  # left, top, right, bottom
TEXT_WIDTH: Final = PAGE_SIZE[0] - MARGINS[0] - MARGINS[2]
CLAUSE_TAB_STOPS: Final = (2.9, 3.4, 4.2)  # of the colon, the number, the text
ITEM_INDENT: Final = 1.0
ROW_HEIGHT: Final = 0.7
# Points.
BODY_SIZE: Final = 12
OFFICE_SIZE: Final = 13
OWN_OFFICE_SIZE: Final = 16
SMALL_SIZE: Final = 10
SIGNATURE_LINES: Final = 3  # empty lines

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES: Final = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_MIME}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_MIME}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD_MIME}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD_MIME}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_PACKAGE_RELATIONSHIPS: Final = (
    f'{XML}<Relationships xmlns="{_RELATIONSHIPS_NAMESPACE}">'
    f'<Relationship Id="rId1" Type="{_OFFICE_RELATIONSHIPS}/officeDocument" '
    'Target="word/document.xml"/>'
    '<Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELATIONSHIPS: Final = (
    f'{XML}<Relationships xmlns="{_RELATIONSHIPS_NAMESPACE}">'
    f'<Relationship Id="rId1" Type="{_OFFICE_RELATIONSHIPS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE_RELATIONSHIPS}/header" Target="header1.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE_RELATIONSHIPS}/settings" '
    'Target="settings.xml"/></Relationships>'
)
_TIMES: Final = "Times New Roman"
_FONT: Final = (
    f'<w:rFonts w:ascii="{_TIMES}" w:hAnsi="{_TIMES}" w:cs="{_TIMES}" w:eastAsia="{_TIMES}"/>'
)
_STYLES: Final = (
    f'{XML}<w:styles xmlns:w="{_WORD_NAMESPACE}"><w:docDefaults>'
    f'<w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="{BODY_SIZE * 2}"/><w:szCs w:val="{BODY_SIZE * 2}"/>'
    '<w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120"/>'
    '<w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1">'
    '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="160" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    "</w:styles>"
)
_SETTINGS: Final = (
    f'{XML}<w:settings xmlns:w="{_WORD_NAMESPACE}">'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_HEADER: Final = (
    f'{XML}<w:hdr xmlns:w="{_WORD_NAMESPACE}"><w:p><w:pPr>'
    '<w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p></w:hdr>'
)


def docx_files(title: str) -> dict[str, str]:
    """All files of a .docx except the text, by name. The list of contents comes first, because some
    readers require it.
    """
    core = (
        f"{XML}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>id-ID</dc:language>"
        "</cp:coreProperties>"
    )
    return {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE_RELATIONSHIPS,
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _HEADER,
    }
