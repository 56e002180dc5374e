"""The role page: who works with the product. A manager could sign it."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What somebody does in an organisation. A role alone opens no case; a relation to the case does."""

    SOCIAL_WORKER = "social_worker", "sociální pracovník OSPOD"
    HEAD = "head", "vedoucí OSPOD"
    CONSULTANT = "consultant", "konzultant organizace"
    FACILITATOR = "facilitator", "facilitátor"
    MINUTE_TAKER = "minute_taker", "zapisovatel"
    SERVICE_WORKER = "service_worker", "pracovník služby"
    REGIONAL_ADMINISTRATOR = "regional_admin", "administrátor rodinných konferencí"
    COORDINATOR = "coordinator", "koordinátor rodinných konferencí"
    METHODOLOGIST = "methodologist", "metodik"
    ADMINISTRATOR = "administrator", "správce instalace"


FEMININE: dict[str, str] = {
    Role.SOCIAL_WORKER: "sociální pracovnice OSPOD",
    Role.CONSULTANT: "konzultantka organizace",
    Role.FACILITATOR: "facilitátorka",
    Role.MINUTE_TAKER: "zapisovatelka",
    Role.SERVICE_WORKER: "pracovnice služby",
    Role.REGIONAL_ADMINISTRATOR: "administrátorka rodinných konferencí",
    Role.COORDINATOR: "koordinátorka rodinných konferencí",
    Role.METHODOLOGIST: "metodička",
    Role.ADMINISTRATOR: "správkyně instalace",
}


def spoken(role: str, gender: str) -> str:
    """This will name the role as one would say it of this person."""
    return FEMININE.get(role, Role(role).label) if gender == "f" else Role(role).label


DUTIES: dict[Role, str] = {
    Role.SOCIAL_WORKER: "Zakládá případy, posuzuje vhodnost, žádá o konferenci, organizuje ji, připravuje lidi.",
    Role.HEAD: "Vidí případy svého pracoviště, ve kterých je v týmu, a dodržování lhůt. Obsah nemění.",
    Role.CONSULTANT: "Přijímá žádosti pro organizaci, radí s vhodností, přiděluje tým, vystavuje vyúčtování.",
    Role.FACILITATOR: "Vede setkání, ke kterému byl přizván. Do přijetí vidí jen stručné zadání bez jmen.",
    Role.MINUTE_TAKER: "Píše zápis ze setkání, ke kterému byl přizván. Do přijetí vidí jen stručné zadání bez jmen.",
    Role.SERVICE_WORKER: "Pracuje s rodinou na tom, co organizace převzala od úřadu. Vidí jen to, co úřad předal.",
    Role.REGIONAL_ADMINISTRATOR: "Přijímá v kraji žádosti o rodinné konference, nabízí je koordinátorům a radí jim.",
    Role.COORDINATOR: "Připravuje rodinnou konferenci, kterou přijal. Není z úřadu a o obsahu plánu nerozhoduje.",
    Role.METHODOLOGIST: "Spravuje otázky, nástroje, lhůty, ceny a odkazy na právní předpisy. Nevidí žádný případ.",
    Role.ADMINISTRATOR: "Zakládá účty a organizace. Nevidí žádný případ.",
}
