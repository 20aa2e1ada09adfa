"""What neighbours sell in the demo: ten sellers with their goods, of West Kalimantan."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from kimid.demo.gallery import Gallery
from kimid.demo.goods_papers import add_papers
from kimid.demo.goods_qris import add_qris
from kimid.demo.groups import Group
from kimid.demo.place_templates import SMALL
from kimid.demo.stalls import Good, Stall
from kimid.demo.trades import stalls_from_templates
from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.market.actions import products, sellers
from kimid.market.models import GoodsCategory as Sort
from kimid.market.models import Product, Seller, Stock
from kimid.sites.guard import on_site

_F, _H, _I, _C, _K = Sort.FOOD, Sort.HARVEST, Sort.FISH, Sort.CRAFT, Sort.CLOTH

STALLS: Final = (
    Stall(
        "6112012012",
        "Kelompok Anyam Seroja",
        "Dusun Hulu",
        "628125550125",
        "Sebelas perempuan, satu beranda. Pandan diambil sendiri dari tepi parit, direbus, lalu "
        "dijemur tiga hari.",
        (
            Good(
                *("Tikar pandan", _C, 150_000, "lembar", "Wangi pandan, adem dipakai siang hari."),
                picture="anyam-tikar",
                stock=Stock.TO_ORDER,
                stock_words="jadi dalam 10 hari",
            ),
            Good(
                *("Keranjang pandan", _C, 60_000, "buah", "Ringan, kuat untuk belanja ke pasar."),
                stock=Stock.TO_ORDER,
                stock_words="jadi dalam 5 hari",
            ),
        ),
        is_group=True,
    ),
    Stall(
        "6112012012",
        "Pak Darwis",
        "Dusun Kuala",
        "628125550124",
        "Menyangrai liberika di wajan besi peninggalan ayahnya, dua kali sepekan.",
        (
            Good(
                *("Kopi liberika sangrai, 200 g", _F, 45_000, "bungkus"),
                "Pahit ringan, ada wangi nangka di ujungnya.",
                picture="kopi-meja",
                ingredients="biji kopi liberika",
            ),
            Good(
                *("Minyak kelapa perasan, 500 ml", _F, 38_000, "botol"),
                "Bening dan harum kelapa, diperas dengan tangan.",
                picture="kelapa-panen",
                ingredients="kelapa",
                is_draft=True,
            ),
        ),
    ),
    Stall(
        "6112012012",
        "Bu Salmah",
        "Dusun Hulu RT 03",
        "628125550123",
        "Mulai dengan dua stup pada 2021, pemberian kakaknya di Sintang. Sekarang 18 stup berdiri "
        "di bawah pohon karet. Madunya diambil dengan pipet, bukan diperas.",
        (
            Good(
                *("Stup kelulut dengan koloni", _I, 350_000, "stup"),
                "Kotak kayu ulin, koloninya sudah setahun.",
                picture="tukang-kayu",
                stock=Stock.TO_ORDER,
                stock_words="sebulan",
                days=75,
            ),
            Good(
                *("Madu kelulut, botol 250 ml", _F, 60_000, "botol"),
                "Asam dulu, lalu manis, sedikit getir di ujung lidah.",
                ingredients="madu kelulut saja",
            ),
            Good(
                *("Madu kelulut, botol 100 ml", _F, 25_000, "botol"),
                "Asam dulu, lalu manis, sedikit getir di ujung lidah. Dari lebah kecil tanpa "
                "sengat di kebun karet Dusun Hulu.",
                picture="madu-panen",
                stock_words="sekitar 20 botol",
                ingredients="madu kelulut saja",
                delivery="Ambil di dermaga Dusun Hulu; Pontianak tiap Jumat, kota lain lewat pos",
                about="Kelulut bersarang di batang karet tua dan menyimpan madu dalam pot-pot "
                "lilin sebesar kelereng. Bu Salmah menyedotnya satu per satu dengan pipet, supaya "
                "sarang tidak rusak.\n\nSimpan di tempat sejuk. Buih di permukaan itu wajar; buka "
                "tutupnya pelan-pelan.",
            ),
        ),
    ),
    Stall(
        "6112082004",
        "Bu Ramlah",
        "Dusun Karang Indah",
        "628125550126",
        "Suaminya melaut dini hari; siangnya tenggiri sudah jadi amplang.",
        (
            Good(
                *("Ikan asin gulama", _I, 55_000, "kilo", "Asinnya sedang, tidak bau."),
                picture="pantai-kapal",
                stock=Stock.SOLD_OUT,
                stock_words="jemur lagi kalau cerah",
            ),
            Good(
                *("Amplang tenggiri", _F, 20_000, "bungkus"),
                "Renyah, terasa ikannya, tidak keras.",
                picture="nelayan-jala",
                minimum=2,
                ingredients="tenggiri, sagu, telur, garam",
            ),
            Good(
                *("Ebi kering", _I, 90_000, "kilo", "Merah jambu asli, tanpa pewarna."),
                picture="tambak-udang",
                stock=Stock.IN_SEASON,
            ),
        ),
    ),
    Stall(
        "6171051001",
        "Dapur Kak Mei",
        "Gang Kenanga",
        "628125550127",
        "Lidah buaya dari kebun gambut Siantan, diolah pagi hari supaya tetap bening.",
        (
            Good(
                *("Dodol lidah buaya", _F, 30_000, "kotak", "Kenyal, manisnya tidak lama."),
                ingredients="lidah buaya, gula, ketan",
            ),
            Good(
                *("Minuman lidah buaya", _F, 12_000, "gelas", "Dingin, segar, potongannya besar."),
                picture="pekarangan-sayur",
                minimum=5,
                ingredients="lidah buaya, gula batu, pandan",
            ),
        ),
    ),
    Stall(
        "6101012001",
        "Penenun Dalam Kaum",
        "Kampung Dalam Kaum",
        "628125550128",
        "Empat alat tenun di bawah rumah panggung, dekat keraton. Yang paling muda 19 tahun.",
        (
            Good(
                *("Kain songket Sambas", _K, 1_850_000, "lembar"),
                "Benang emas di dasar merah tua, pinggirnya pucuk rebung.",
                picture="tenun-alat",
                stock=Stock.TO_ORDER,
                stock_words="jadi dalam 6 pekan",
                days=82,
            ),
            Good(
                *("Selendang songket", _K, 320_000, "lembar"),
                "Dua pekan di alat tenun, seminggu mencelup benang.",
                picture="kain-tenun",
                stock=Stock.TO_ORDER,
                stock_words="jadi dalam 3 pekan",
            ),
        ),
        is_group=True,
    ),
    Stall(
        "6101012001",
        "Pak Juki",
        "Kampung Lorong",
        "628125550129",
        "Delapan puluh batang jeruk peninggalan kakek, di tepi Sungai Sambas.",
        (
            Good(
                *("Jeruk siam Sambas", _H, 18_000, "kilo", "Manis, tipis kulitnya, banyak air."),
                picture="jeruk-panen",
                stock=Stock.IN_SEASON,
                minimum=2,
            ),
        ),
    ),
    Stall(
        "6101082007",
        "Bu Hamidah",
        "Dusun Camar Bulan",
        "628125550130",
        "Kebunnya di lereng, dekat batas negara. Lada direndam di sungai sepuluh hari.",
        (
            Good(
                *("Lada hitam", _H, 70_000, "kilo", "Pedasnya tajam, wangi kayu.", "kebun-lada"),
            ),
            Good(
                *("Lada putih Temajuk", _H, 95_000, "kilo"),
                "Pedasnya halus, bersih dari tangkai.",
                picture="kebun-lada",
            ),
            Good(
                *("Langsat kampung", _H, 15_000, "kilo", "Kulit tipis, manisnya bersih."),
                picture="durian-musim",
                stock=Stock.AWAITS_SEASON,
                stock_words="turun awal Januari",
            ),
        ),
    ),
    Stall(
        "6105192005",
        "Penenun Rumah Betang",
        "Rumah betang Ensaid Panjang",
        "60125550131",
        "Dua belas penenun di satu rumah panjang. Warna dari akar mengkudu dan daun tarum.",
        (
            Good(
                *("Kain tenun ikat Sintang", _K, 1_200_000, "lembar"),
                "Dicelup akar mengkudu, motifnya diturunkan ibu.",
                picture="rumah-panjang",
                stock=Stock.TO_ORDER,
                stock_words="jadi dalam 2 bulan",
            ),
            Good(
                *("Syal tenun ikat", _K, 250_000, "lembar", "Lembut, benang katun, warna alam."),
                picture="tenun-alat",
            ),
            Good(
                *("Mentega tengkawang, 100 g", _F, 40_000, "kotak"),
                "Gurih, meleleh di nasi panas.",
                ingredients="biji tengkawang",
                stock=Stock.AWAITS_SEASON,
            ),
        ),
        is_group=True,
    ),
    Stall(
        "6106011001",
        "Warung Bu Fatimah",
        "Tepi Sungai Kapuas",
        "628125550132",
        "Kerupuk basah dikukus tiap pagi sejak 1998. Sambalnya kacang, bukan botolan.",
        (
            Good(
                *("Ikan salai baung", _I, 110_000, "kilo", "Diasap kayu laban semalaman."),
                picture="ikan-asap",
            ),
            Good(
                *("Kerupuk basah ikan belida", _F, 18_000, "bungkus"),
                "Kenyal dan gurih, dicocol sambal kacang.",
                picture="warung-makan",
                stock_words="kukus tiap pagi",
                ingredients="ikan belida, sagu, bawang putih",
                minimum=2,
            ),
        ),
    ),
    Stall(
        "6106032007",
        "Periau Nanga Lauk",
        "Dusun Lauk Kanan",
        "",
        "Panen malam di lalau tua, sarang disisakan supaya lebah pulang.",
        (
            Good(
                *("Madu hutan Danau Lauk, 500 ml", _F, 95_000, "botol"),
                "Encer, wangi bunga putat, agak asam.",
                picture="danau-lanting",
                stock=Stock.IN_SEASON,
                ingredients="madu hutan saja",
            ),
            Good(
                *("Gula aren cetak", _F, 22_000, "keping", "Cokelat tua, harum asap."),
                ingredients="nira aren",
            ),
        ),
        is_group=True,
    ),
)


def sell_goods(groups: Mapping[str, Group], gallery: Gallery, now: datetime) -> None:
    """Write the sellers down, and show what they have; one good still waits for an editor."""
    of_village = {group.village.code: group for group in groups.values()}
    for stall in STALLS:
        if group := of_village.get(stall.village):
            _open_stall(stall, group, gallery, now)
    if len(groups) > SMALL:
        for group, stall in stalls_from_templates(groups):
            _open_stall(stall, group, gallery, now)


def _open_stall(stall: Stall, group: Group, gallery: Gallery, now: datetime) -> None:
    with on_site(group.kim.site):
        seller = _enter(stall, group, now - timedelta(days=120))
        for number, good in enumerate(stall.goods):
            # One a week: a group that sells has news first.
            days = good.days or 7 * (len(stall.goods) - number) + len(stall.name) % 7
            at = now - timedelta(days=days, hours=3)
            product = _sell(good, seller, group, _pictures(gallery, good.picture, group, at), at)
            add_papers(product, group, now)
        add_qris(seller, group, now - timedelta(days=2))


def _enter(stall: Stall, group: Group, at: datetime) -> Seller:
    site = group.kim.site
    asked_on = clock.today(at, site.region.zone)
    consent = sellers.SellerConsent(stall.name, group.people[0].name, asked_on)
    data = sellers.SellerData(
        stall.name, stall.place, consent, stall.phone, stall.story, stall.is_group
    )
    return sellers.enter_seller(site, data=data, by=group.people[0], at=at)


def _sell(good: Good, seller: Seller, group: Group, photos: list[Picture], at: datetime) -> Product:
    data = products.ProductData(
        name=good.name,
        category=good.sort,
        price=good.price,
        unit=good.unit,
        stock=good.stock,
        stock_words=good.stock_words,
        minimum=good.minimum,
        taste=good.taste,
        about=good.about,
        ingredients=good.ingredients,
        delivery=good.delivery,
        photos=photos,
    )
    product = products.enter_product(seller, data=data, by=group.people[0], at=at)
    if not good.is_draft:
        products.publish(product, by=group.editors[-1], at=at + timedelta(minutes=2))
    return product


def _pictures(gallery: Gallery, key: str, group: Group, at: datetime) -> list[Picture]:
    has_picture = key in gallery
    return [gallery.site_picture(key, group.kim.site, caption="", at=at)] if has_picture else []
