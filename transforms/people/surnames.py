"""What surnames look like: the commonest, the endings of many languages, the family names that come first."""

from __future__ import annotations

import re

from transforms.people.word_lists import word_list

# The commonest of the countries whose press writes English.
COMMON_SURNAMES = word_list(
    """
    abbott abdullah adams adeyemi afolabi agarwal aguilar ahmad ahmed akhtar alexander ali allen alvarez anderson
    andrews armstrong arnold atkinson aziz bailey baker balogun barnes barrett bates begum bell bennett bernard
    bhatt bose boyd bradley brennan brooks brown bryant burke burns butler byrne campbell carr carroll carter
    castillo castro chandra chapman charles chatterjee chaudhary chavez chopra chowdhury clark clarke coleman collins
    cooper cox cruz cunningham daniels das davidson davies davis dawson desai diaz dixon doherty douglas doyle duncan
    dunn edwards eze elliott ellis evans fernandes fernandez ferguson fernando fisher fitzgerald fletcher flores
    forde fraser freeman gallagher garcia gardner gibson gill gomez gonzales gonzalez gordon graham grant gray green
    griffin griffiths gupta gutierrez hall hamilton hansen harper harris harrison hart harvey hassan hawkins hayes
    henderson henry hernandez hill holmes hopkins howard hudson hughes hunt hunter hussain hussein ibrahim iqbal
    iyer jackson jacobs jain james jenkins jensen jimenez johnson johnston jones jordan joseph joshi kapoor kaur kelly
    kennedy khan khanna kumar lawrence lawson lewis lloyd lopez macdonald mahmood malhotra malik marshall martin
    martinez mason matthews mbeki mccarthy mcdonald mehta mendoza menon miller mills mishra mitchell mohamed mohammed
    mokoena morales moran moreno morgan morris morrison muhammad mukherjee murphy murray mwangi myers nair naidoo
    naidu nelson nguyen nichols nkosi obi odhiambo okafor okeke okoro olsen ortega ortiz osman otieno owens owusu
    palmer pandey parker patel patil patterson payne pearson perera perez perkins perry peters petersen peterson
    phillips pillai pinto pillay powell qureshi rahman ramirez ramos rao rashid reddy reed reid reyes reynolds
    richards richardson riley rivera roberts robertson robinson rodrigues rodriguez rogers romero rosario ross roy
    ruiz russell ryan salazar sanchez sanders santos saunders scott shah shaikh sharma shaw sheikh siddiqui silva
    simmons simpson singh sinha smith snyder soto spencer srivastava stephens stevens stewart sullivan tan taylor
    thakur thomas thompson thomson torres trivedi tucker turner usman vargas vasquez vega verma wagner walker wallace
    walsh ward warren watkins watson watts webb welch wells west wheeler white wilkinson williams williamson wilson
    wood woods wright yadav yusuf zulu
    """
)
# Family names of China, Korea and Vietnam, and of Singapore and Malaysia, which stand before the given name.
FAMILY_NAMES_FIRST = word_list(
    """
    ahn an ang au bae bai baek bao bui cai cao cha chai chan chang chang chau chen cheng cheong cheung chew chi chia
    chiang chiu cho choi chong chow choi choo chu chua chung cui dai dang deng ding do doan dong duan duong fan fang
    feng foo fu gan gao geng goh gong gu guan guo ha han hao he heng ho hoang hoe hong hou hsieh hsu hu huang hui huynh
    hwang im jang jeon jeong ji jia jiang jin jo jung kam kang kim ko koh kong koo kuo kwak kwan kwek kwok kwon lai lam
    lau le lee lei leong leung li liang liao lien liew lim lin ling liu lo loh long loo low lu lui luo luong ly ma mai
    mao meng min mo mok moon na nam neo ng ngo nguyen nie noh oh ong ooi pan pang park peh peng pham phan phang phua
    poh qi qian qiao qin qiu quek ren rong ryu seah seo seow shao shen sheng shi shih shim shin sim sin siu so son song
    soon su suh sun sung szeto tam tan tang tao tay teh teng teo teoh tham tian toh ton tong tran trinh truong tsai
    tsang tse tso tsui tu vo vu wan wang wee wei wen weng wong woo woon wu xi xia xiang xiao xie xin xiong xu xue yan
    yang yao yap yau ye yee yeo yeoh yeung yi yim yin ying yip yong yoo yoon you yu yuan yue yun zeng zhai zhan zhang
    zhao zheng zhong zhou zhu zhuang zou
    """
)
_ENDING = re.compile(
    r"\w{2,}(?:sk[iya]|ck[iy]|czyk|czak|wicz|vich|[oe]vi[cs]|cic|tek|cek|nek|[oe]va|iev|enko|chuk|shvili|adze|idze|[ai]yan"
    r"|opoulos|akis|idis|iadis|escu|eanu|auskas|aite|sson|dottir|strom|[qk]vist|quist|gaard|berg|stein|mann|oglu|zadeh"
    r"|nejad|wala|nathan|swamy|murthy|singhe|wardene|wardena|ratne|moto|mura|yama|gawa|zaki|guchi|elli|etti|ucci|acci"
    r"|inho|inha|eiro|eira|nez|dez|rez|guez|unde|wale|ugba|ukwu|azie)"
)
_GIVEN_IN_TWO = re.compile(r"[A-Z][a-z]{0,5}-[a-zA-Z][a-z]{0,5}")


def has_surname_ending(word: str) -> bool:
    """Whether a folded word ends as surnames do in some language and English words do not."""
    return bool(_ENDING.fullmatch(word))


def has_family_name_first(words: tuple[str, ...]) -> bool:
    """Whether the words of a name, as written, are a family name and one or two short given names: 'Yeoh Hock Sun'."""
    if not 2 <= len(words) <= 3 or words[0].casefold() not in FAMILY_NAMES_FIRST:
        return False
    if len(words) == 2 and _GIVEN_IN_TWO.fullmatch(words[1]):
        return True
    return all(len(word) <= 5 and word[1:].islower() for word in words[1:])
