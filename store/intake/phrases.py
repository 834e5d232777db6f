"""The words by which a roster's headings are known, Vietnamese and English: data, no reading.

Phrases are written as `headings.plain` leaves a heading: without accents and signs, in small
letters. One that begins with '=' must be the whole heading; the others may stand inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "name": ("họ và tên", "full name"),
    "family_part": ("họ và tên đệm", "family and middle name"),
    "given_part": ("tên", "given name"),
    "sort_name": ("tên sắp xếp", "name to sort by"),
    "code": ("mã", "code"),
    "sex": ("giới tính", "sex"),
    "male": ("nam", "male"),
    "female": ("nữ", "female"),
    "born": ("ngày sinh", "date of birth"),
    "admitted": ("ngày vào Đảng", "admitted on"),
    "official_on": ("ngày chính thức", "official on"),
    "card": ("số thẻ", "card number"),
    "post": ("chức vụ Đảng", "Party post"),
    "job": ("chức vụ chính quyền", "government post"),
    "unit": ("đơn vị", "unit"),
    "strengths": ("chuyên môn, sở trường", "strengths"),
    "phone": ("điện thoại", "phone"),
    "email": ("email", "email"),
    "status": ("trạng thái", "status"),
    "status_since": ("từ ngày", "since"),
    "status_until": ("đến ngày", "until"),
    "joined": ("ngày về chi bộ", "joined the cell on"),
    "note": ("ghi chú", "note"),
    "other_name": ("tên gọi khác", "other name"),
    "decided": ("ngày quyết định kết nạp", "decision of admission"),
    "card_issued": ("ngày cấp thẻ", "card issued on"),
    "file_number": ("số lý lịch", "file number"),
    "degree": ("học hàm, học vị", "title, degree"),
    "profession": ("trình độ chuyên môn", "profession"),
    "duties": ("mảng công việc phụ trách", "area of work"),
    "ethnicity": ("dân tộc", "ethnic group"),
    "religion": ("tôn giáo", "religion"),
    "home": ("quê quán", "native place"),
    "residence": ("nơi cư trú", "residence"),
    "schooling": ("trình độ học vấn", "schooling"),
    "theory": ("lý luận chính trị", "political theory"),
    "languages": ("ngoại ngữ", "foreign languages"),
    "computing": ("tin học", "computing"),
    "stt": ("số thứ tự", "row number"),
}
"""Every field a column can be, in words."""

NEVER: Final = ""
"""The field of headings that look like another but are not kept (nơi sinh, ngày chuyển đi …)."""

_WORDS: Final[Mapping[str, str]] = {
    "stt": "=stt|=tt|=so tt|=so thu tu|=no|=ordinal|=thu tu|=#",
    "name": "ho va ten|ho ten|ho va ten khai sinh|ho ten dang vien|ten dang vien|full name|fullname|=name"
    "|=member|member name|ho va ten dang vien|ho chu dem va ten",
    "family_part": "ho va ten dem|ho ten dem|ho dem|ho lot|ho va chu lot|ho va ten lot|ho va dem|ho va chu dem"
    "|=ho|family name|last name|surname|family and middle name",
    "given_part": "=ten|given name|first name",
    "sort_name": "ten goi|ten sap xep|sap xep theo|sort name|ten thuong goi",
    "code": "ma dang vien|ma so dang vien|ma dv|=ma|=ma so|=code|member code|=id|member id|so hieu|ma can bo",
    "sex": "gioi tinh|=phai|=sex|=gender|=gt|nam nu",
    "male": "=nam|=male",
    "female": "=nu|=female",
    "born": "ngay sinh|nam sinh|sinh ngay|date of birth|birth date|birthday|=born|=dob|=sinh",
    "admitted": "ngay vao dang|ngay ket nap|ket nap|vao dang|ngay vao dang du bi|vao dang du bi|ngay du bi"
    "|=du bi|date of admission|admission date|=admitted|joined party|joined the party|ngay vao dcsvn",
    "official_on": "ngay chinh thuc|=chinh thuc|vao dang chinh thuc|ngay vao dang chinh thuc|vao dcsvn chinh thuc"
    "|cong nhan chinh thuc|ngay cong nhan chinh thuc|cong nhan dang vien chinh thuc|ngay cong nhan dang vien "
    "chinh thuc|chuyen chinh thuc|ngay chuyen chinh thuc|ngay chuyen dang chinh thuc|official date|official on"
    "|=official|full member",
    "card": "so the dang vien|so the dang|so the dv|=so the|so the|the dang vien|the dang|card number|card no"
    "|party card|=card",
    "post": "chuc vu dang|chuc vu trong dang|chuc danh dang|chuc vu ve dang|party post|party position|=post"
    "|=cap uy|=dang|chuc vu dang hien nay",
    "job": "chuc vu chinh quyen|chuc vu|chuc danh|cong viec|chuc vu chuyen mon|chuc vu cong tac|nghe nghiep"
    "|=position|=job|job title|government post|=chinh quyen",
    "unit": "don vi|don vi cong tac|noi cong tac|=phong|=khoa|phong ban|bo phan|=to|to dang|=unit|department",
    "strengths": "chuyen mon so truong|so truong|nang luc|nang luc so truong|chuyen mon|linh vuc chuyen mon"
    "|the manh|strengths|=abilities|=skills|expertise",
    "phone": "dien thoai|so dien thoai|=sdt|=dt|so dt|di dong|=mobile|phone|=tel",
    "email": "email|e mail|thu dien tu|=mail|dia chi email|dia chi e mail|dia chi thu dien tu",
    "status": "trang thai|tinh trang|tinh trang sinh hoat|=dien|dien dang vien|dien sinh hoat|status|loai dang vien",
    "status_since": "tu ngay|ngay bat dau|=tu|=since|=from",
    "status_until": "den ngay|den het ngay|ngay ket thuc|=den|=until",
    "joined": "ngay ve chi bo|ngay ve|ngay chuyen den|chuyen den|ngay den|ngay vao chi bo|ve chi bo"
    "|joined the cell|joined cell|=joined|date joined",
    "note": "ghi chu|=note|=notes|remark|remarks|=luu y",
    "other_name": "ten goi khac|ten khac|bi danh|ho ten goi khac|other name|=alias",
    "decided": "ngay quyet dinh ket nap|ngay qd ket nap|quyet dinh ket nap|qd ket nap|ngay quyet dinh|=ngay qd"
    "|decision of admission|admission decision|=decided",
    "card_issued": "ngay cap the|ngay cap the dang|ngay phat the|ngay phat the dang|ngay cap the dang vien"
    "|ngay nhan the|card issued|card issued on|date of card",
    "file_number": "so ly lich|so ly lich dang vien|so ho so|so ho so dang vien|=so ll|file number|file no",
    "degree": "hoc ham|hoc vi|hoc ham hoc vi|chuc danh hoc ham|chuc danh hoc vi|chuc danh khoa hoc|title degree"
    "|academic title|=degree",
    "profession": "trinh do chuyen mon|trinh do chuyen mon nghiep vu|chuyen mon nghiep vu|chuyen nganh"
    "|nganh dao tao|chuyen nganh dao tao|chuyen mon duoc dao tao|profession|professional field",
    "duties": "mang cong viec|mang cong viec phu trach|cong viec phu trach|linh vuc phu trach|nhiem vu phu trach"
    "|nhiem vu duoc giao|cong viec duoc giao|linh vuc cong tac|=phu trach|area of work|=duties",
    "ethnicity": "dan toc|ethnic group|ethnicity",
    "religion": "ton giao|religion",
    "home": "que quan|nguyen quan|=que|native place|home town|hometown|place of origin",
    "residence": "noi cu tru|noi o|noi o hien nay|noi o hien tai|cho o hien nay|thuong tru|noi thuong tru"
    "|ho khau thuong tru|dia chi|dia chi thuong tru|residence|=address|home address",
    "schooling": "trinh do hoc van|hoc van|trinh do van hoa|=van hoa|trinh do giao duc pho thong"
    "|giao duc pho thong|schooling|general education",
    "theory": "ly luan chinh tri|trinh do ly luan|trinh do ly luan chinh tri|=llct|trinh do llct|=ly luan"
    "|trinh do chinh tri|political theory",
    "languages": "ngoai ngu|trinh do ngoai ngu|foreign languages|foreign language|=languages",
    "computing": "tin hoc|trinh do tin hoc|=computing|computer skills",
    NEVER: "trinh do|noi sinh|ngay vao doan|ngay tuyen dung|ngay chuyen di|noi ket nap|noi vao dang"
    "|chi bo ket nap|nguoi gioi thieu|nguoi huong dan|dang vien huong dan|tuoi dang|chuc vu doan|dia chi co quan",
}

PHRASES: Final[Mapping[str, tuple[str, bool]]] = {
    phrase.removeprefix("="): (field, phrase.startswith("="))
    for field, words in _WORDS.items()
    for phrase in words.split("|")
}
"""Phrase -> its field, and whether it must be the whole heading."""
