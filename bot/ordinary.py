"""Ordinary words that are also the name of a region, a part of one, or a slip of the finger away from one. Pure."""

NAMES = (  # alone they are the place; in a sentence only after "di", "kota", "kab" …: "malang nasib saya"
    "agam aru banjar barut batang batu belu biak bone buru demak garut karo kaur kediri kendal ketapang kudus kuningan "
    "kupang lahat landak lebak loteng mabar madina malaka malang medan metro minut muba muna nad natal oki oku padang "
    "pali palu paser pati poso praya puncak raba raja rote sampang sampit sarmi selong seram serang siak sikka solo "
    "solok sorong subang sula tapin tasik tebo tegal toba tts tual tuban"
)
PARTS = (  # alone they name no region: Pulang Pisau, Tanah Laut, Lima Puluh Kota
    "alam ampat bagian bajo bandar bara baru bawang bener besar bintang boven bumbu bun dan datar daya deli empat enim "
    "gunung indah intan jaya kanan kota kubu kuala labuan laut lawang lima lues mas meriah muara murung pagar "
    "pangkalan panjang penuh pesisir pinang pisau puluh pulang pulau pusat putih raya rawas seribu sungai tanah "
    "tanjung tebing teluk tinggi tua tulang ujung una way"
)
RESEMBLING = (  # kendali is no Kendari
    "balangan bandang bandeng banding bangga bangkai banteng bantuan barangan batangan bawangan bayangan bayangkari "
    "belatung beliung bendung bentang bintang bolong burungan kaleng kamana kelinci kenari kendali kendara kendati "
    "kenduri keringi lambung langka langkah langsat lembaga lempung pahitan pamitan pecalang pematang pincang pindang "
    "pirang remang samping sampan sanggah sanggar sebarang sekadar sekarang selasar sembarang seruan serutan simpang "
    "sinting tabrakan tahanan tanggung tarikan tatanan tawakan terapan tumenggung"
)
ORDINARY = frozenset(f"{NAMES} {PARTS} {RESEMBLING}".split())
