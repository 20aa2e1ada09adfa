"""Domains where many people have a page each (short links, profiles, forms, shops) or a subdomain
each.
"""

from typing import Final

_SHORT_LINKS: Final = """
    bit.ly bitly.com s.id tinyurl.com cutt.ly shorturl.at shorturl.gg t.co goo.gl rb.gy is.gd v.gd
    ow.ly tiny.cc rebrand.ly lnkd.in t.ly u.to adf.ly shorte.st bl.ink short.gy gg.gg qrco.de
    heyl.ink intip.in urlz.fr clck.ru dub.sh dub.co forms.gle g.co youtu.be g.page kutt.it shp.ee
    """
_PROFILES: Final = """
    linktr.ee lynk.id linkin.bio beacons.ai heylink.me taplink.cc taplink.at bio.link campsite.bio
    msha.ke solo.to many.link allmylinks.com flow.page linkbio.co lnk.bio about.me linkr.bio
    magic.ly direct.me t.me telegram.me telegram.dog wa.me whatsapp.com wa.link line.me lin.ee
    facebook.com fb.com fb.me fb.watch fb.gg m.me messenger.com instagram.com instagr.am tiktok.com
    twitter.com x.com threads.net threads.com linkedin.com pinterest.com pin.it discord.gg
    discord.com snapchat.com youtube.com vimeo.com vidio.com dailymotion.com twitch.tv bigo.tv
    reddit.com quora.com medium.com kaskus.co.id kompasiana.com
    """
_PAGES: Final = """
    google.com google.co.id bing.com yahoo.com telegra.ph pastebin.com scribd.com issuu.com
    slideshare.net github.com gitlab.com dropbox.com mediafire.com mega.nz onedrive.live.com
    live.com 1drv.ms sharepoint.com notion.so notion.com canva.com archive.org archive.ph
    jotform.com typeform.com change.org kitabisa.com tokopedia.com tokopedia.link shopee.co.id
    bukalapak.com lazada.co.id olx.co.id blibli.com gofundme.com saweria.co trakteer.id
    ampproject.org translate.goog href.li rentry.co gumroad.com googleapis.com
    """
SHARED_HOSTS: Final = frozenset(f"{_SHORT_LINKS} {_PROFILES} {_PAGES}".split())

# A subdomain for each person, besides those in the list of public suffixes (`blogspot.com`).
_SUBDOMAINS: Final = """
    wordpress.com blogspot.co.id tumblr.com substack.com livejournal.com strikingly.com
    mystrikingly.com webnode.com webnode.page weebly.com wix.com glitch.me business.site
    godaddysites.com hashnode.dev ucoz.com jimdosite.com jimdofree.com simdif.com bigcartel.com
    typepad.com over-blog.com mydurable.com canva.site zendesk.com neocities.org home.blog
    bandcamp.com itch.io trycloudflare.com mailchimpsites.com hubspotpagebuilder.com fc2.com
    """
SUBDOMAIN_HOSTS: Final = frozenset(_SUBDOMAINS.split())

# First parts of a path that name nobody: what follows them does.
_GENERIC: Final = """
    amp c channel d dl document doc e embed event events file files folder folders form forms g gp
    group groups home in intent invite joinchat l link live login m mall maps n o open p page pages
    people permalink.php photo photo.php photos place playlist plus posts presentation product
    profile profile.php r redirect reel reels s search send share sharer shop shorts site
    spreadsheets status story story.php stories t to tv u uc uc.php url user users v video videos
    view w watch watch.php web wiki
    """
GENERIC_PARTS: Final = frozenset(_GENERIC.split())

# Parameters with which an address tells where it leads on to.
_TARGETS: Final = "q u url to target dest redirect link continue r"
TARGET_NAMES: Final = frozenset(_TARGETS.split())
