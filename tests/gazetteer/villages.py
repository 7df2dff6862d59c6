"""127 towns and villages near the front lines of 2014-2024, as English-language papers spell them, by code of the oblast."""

BY_DIVISION = {
    "05": "Klishchiivka, Andriivka, Kurdyumivka, Opytne, Ivanivske, Bohdanivka, Berkhivka, Krasna Hora, "
    "Yahidne, Zaliznyanske, Vesele, Bakhmutske, Yakovlivka, Spirne, Berestove, Rozdolivka, Vasyukivka, "
    "Zvanivka, Serebryanka, Dibrova, Torske, Zarichne, Yampolivka, Terny, Pisky, Vodyane, "
    "Tonenke, Sieverne, Orlivka, Berdychi, Stepove, Lastochkyne, Netailove, Umanske, Ocheretyne, "
    "Novobakhmutivka, Soloviove, Keramik, Prohres, Novohrodivka, Selydove, Hrodivka, Novoselivka Persha, "
    "Pervomaiske, Nevelske, Heorhiivka, Pobieda, Novomykhailivka, Kostiantynivka, Vodiane, Pavlivka, "
    "Mykilske, Velyka Novosilka, Neskuchne, Blahodatne, Makarivka, Storozheve, Urozhaine, Staromaiorske, "
    "Rivnopil, Shyrokyne, Sartana, Pivnichne, Niu-York, Zalizne, Shumy, Mayorsk, Novoluhanske, Travneve, "
    "Svitlodarsk, Myronivskyi, Vuhlehirsk, Kodema, Zaitseve, Verkhnokamianske, Bohorodychne, Dolyna, "
    "Krasnopillia, Mazanivka, Tetyanivka, Pryshyb, Oleksandrivka, Ozerne, Drobysheve, Shandryholove, "
    "Stavky, Novoselivka",
    "14": "Bilohorivka, Zolote, Hirske, Toshkivka, Nyzhnie, Vrubivka, Komyshuvakha, Orikhove, Novotoshkivske, "
    "Metolkine, Ustynivka, Pryvillia, Makiivka, Ploshchanka, Nevske, Chervonopopivka, Stelmakhivka, "
    "Shchedryshcheve",
    "07": "Vilkhivka, Mala Rohan, Ruska Lozova, Tsyrkuny, Kutuzivka, Staryi Saltiv, Ternova, Rubizhne, Lyptsi, "
    "Hlyboke, Strilecha, Pletenivka, Buhruvatka, Starytsia, Tykhe, Dvorichna, Synkivka, Petropavlivka, "
    "Kyslivka, Krokhmalne, Tabaivka, Berestove",
}


def villages() -> list[tuple[str, str]]:
    """Return (name as printed, code of the oblast) of each."""
    return [(name.strip(), code) for code, names in BY_DIVISION.items() for name in names.split(",")]
