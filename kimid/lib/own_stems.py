"""Words that the stemmer cuts wrongly: what is left belongs to another word.

A craft (kerajinan) is not diligent (rajin), a chair (ketua) not old (tua), and to give (berikan) no
fish (ikan).
"""

from typing import Final

# The stem and its words. A word that is its own stem stands alone.
_LINES: Final = """
kerajinan: kerajinan perajin pengrajin
perbaik: memperbaiki perbaikan diperbaiki perbaiki
beri: berikan
beli: belikan
tani: bertani
alami: mengalami dialami pengalaman
berangkat: berangkat keberangkatan diberangkatkan memberangkatkan
kering: mengering pengeringan
masak: masakan
mohon: memohon pemohon permohonan
nilai: nilai menilai dinilai penilaian
peta: memetakan pemetaan dipetakan
renang: berenang perenang
tari: menari penari tarian
tempat: menempatkan menempati penempatan ditempatkan
terampil: terampil keterampilan
terang: menerangi penerangan
tular: menular menularkan penularan tertular
agustusan
belian
beruang
durian
gawai
gulai
kawasan
kepala
keranjang
keluar
ketapang
ketua
lebaran
masalah: masalah bermasalah
media
melayu
menara
menteri
pegawai
pekarangan
pelampung
pematang
pengantin
perangkat
perdana
peringkat
perempuan
petai
rambutan
selatan
terasi
tunai
"""
OWN_STEMS: Final = {
    word: stem
    for line in _LINES.split("\n")
    if line
    for stem, _, words in [line.partition(":")]
    for word in (words.split() or [stem])
}
