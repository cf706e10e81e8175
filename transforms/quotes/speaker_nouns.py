"""Common nouns by what they mean: people, bodies of people, documents; the rest are things, which seldom speak."""

from __future__ import annotations

from transforms.quotes.reporting_words import word_set

_PEOPLE = word_set("""
    actor activist adviser advisor advocate aide ally analyst anchor artist athlete attorney aunt author bishop boss
    boy boyfriend brother candidate captain celebrity ceo chair chairman chairwoman champion chancellor cheerleader
    chief child citizen clerk coach colleague columnist commander commentator commissioner congressman
    congresswoman conservative consultant contractor correspondent councillor councilman councilwoman counsel
    couple cousin critic customer dad daughter defendant delegate demonstrator deputy designer detective diplomat
    director doctor driver economist editor employee employer engineer envoy executive expert family fan farmer
    father fellow fiance fiancee founder friend general girl girlfriend governor grandfather grandmother guard guest
    head historian host husband immigrant insider inspector interviewer investigator investor janitor journalist
    judge justice kid king lady landlord lawmaker lawyer leader lecturer legislator liberal lieutenant lobbyist
    man manager mayor member migrant minister moderator mom mother musician neighbor neighbour nurse officer
    official opponent organizer organiser owner parent participant partner passenger pastor patient people
    performer person physician pilot planner player pollster president priest prince princess principal producer
    professor prosecutor protester psychologist publisher pundit queen rabbi ranger reader relative reporter
    representative republican democrat researcher resident respondent reviewer rival scholar scientist secretary
    senator sergeant sheriff singer sister skeptic sociologist soldier son source speaker specialist spokesman
    spokesperson spokeswoman staff staffer star strategist student superintendent supporter surgeon survivor
    surrogate teacher teammate technician tenant tourist trader trainer treasurer trustee veteran victim viewer
    villager visitor volunteer voter widow wife winner witness woman worker writer youth men women children
    abbot academic accountant actress admiral ambassador apprentice architect astronaut astronomer attacker attendee
    baker banker barber barista barrister bartender billionaire blogger boxer broker brother-in-law builder butcher
    buyer campaigner carer caretaker carpenter cashier chef cleaner climber co-founder cofounder co-author colonel
    comedian commuter composer constable contestant cop coroner curator cyclist dancer daughter-in-law dentist
    dictator diver drummer duchess duke entrepreneur eyewitness father-in-law fiancé fiancée firefighter fisherman
    gardener goalkeeper golfer granddaughter grandparent grandson grocer grower gymnast hairdresser headteacher heir
    hiker housewife imam inmate influencer jockey jogger juror killer labourer laborer landlady librarian lifeguard
    listener magistrate magnate midfielder midwife millionaire miner mogul monk motorist mum murderer mother-in-law
    nephew niece nun nutritionist onlooker painter paramedic passer-by passers-by pensioner philosopher photographer
    pitcher plaintiff playwright plumber podcaster poet premier presenter prisoner programmer publican pupil
    quarterback rapper referee refugee restaurateur retiree rider runner sailor schoolchildren screenwriter sculptor
    shopkeeper shopper signatory sister-in-law skier skipper solicitor son-in-law spectator sprinter stepdaughter
    stepfather stepmother stepson striker surfer surveyor suspect swimmer taoiseach teen teenager trainee trooper
    tutor tycoon umpire uncle undergraduate vendor vet veterinarian vicar waiter waitress whistleblower widower
    wrestler youtuber
    detractor backer foe adversary nominee frontrunner rep insiders operative observers policymaker
    somebody someone everybody everyone nobody anybody anyone another one others some many several few most both all
    thousands hundreds dozens scores
""")
_BODIES = word_set("""
    administration agency airline alliance army association authority bank board body bureau cabinet campaign camp
    center centre chamber charity church city club coalition college commission committee company congress
    corporation council country county court crowd department embassy faction firm force foundation government
    group hospital house industry institute institution jury league left magazine majority media military ministry
    minority mission movement network newspaper nonprofit office opposition organization organisation outlet panel
    parliament party police press public regime regulator right school senate service side state station store
    studio team think-tank tribunal union university unit website wing audience masses mob establishment
""")
_DOCUMENTS = word_set("""
    account ad advertisement affidavit agreement analysis announcement article audit banner bill biography blog book
    brief bulletin caption complaint constitution contract decision declaration description document draft
    editorial email e-mail essay filing guide guideline headline indictment inscription instruction interview
    invitation journal label law lawsuit leaflet letter list manifesto memo memoir memorandum message mailer motion
    note notice op-ed opinion order page paper paragraph passage petition placard platform plaque play poem poll post
    poster press-release profile proposal quote record release report resolution review ruling script sign slogan
    speech sticker song statement statute story study suit summary survey tape text transcript treaty tweet verdict
    video voice-over clip column commercial warrant wording plank policy passage segment text
""")
_PEOPLE_ENDINGS = (
    "man",
    "men",
    "woman",
    "women",
    "person",
    "ist",
    "ician",
    "ologist",
    "crat",
    "goer",
    "holder",
    "maker",
)


def noun_class(noun: str) -> str:
    """'human', 'body', 'document' or 'thing', by the noun's head in singular or plural."""
    word = noun.lower()
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    if forms & _PEOPLE or any(form.endswith(_PEOPLE_ENDINGS) for form in forms):
        return "human"
    if forms & _DOCUMENTS:
        return "document"
    return "body" if forms & _BODIES else "thing"
