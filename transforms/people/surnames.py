"""What surnames look like: the commonest, the endings of many languages, the family names that come first."""

from __future__ import annotations

import re

from transforms.people.word_lists import word_list

# The commonest of the countries whose press writes English.
COMMON_SURNAMES = word_list(
    """
    abbott abdullah abubakar achieng adams adebayo adekunle adeleke adeyemi afolabi agarwal agbaje aguilar aguinaldo
    ahmad ahmed akande akhtar akinyi alexander ali allen alonto alvarez amin amoah anand anderson andrews ansah appiah
    aquino armstrong arnold asante atkinson awan aziz bailey bajwa baker baloch balogun banda banerjee barasa barman
    barnes barrett bates bautista begum bell bello bennett bernard bhandari bhatt bhattacharya bhutto biswas boateng
    bose botha boyd bradley brennan brooks brown bryant bumrah burke burns buthelezi butler byrne cabrera campbell carr
    carroll carter castillo castro chandra chapman charles chatterjee chaudhary chavan chavez cheruiyot chopra chowdhury
    chukwu clark clarke cojuangco coleman collins concepcion cooper cox cruz cunningham dalal dalvi daniels das davidson
    davies davis dawson desai deshmukh deshpande dhawan dhillon dhoni diaz dimaano dixon dlamini doherty domingo douglas
    doyle duncan dunn duterte edwards effiong ekpo ekwueme elliott ellis enrile escudero estrada evans eze fadzil
    ferguson fernandes fernandez fernando fisher fitzgerald fletcher flores forde fraser freeman gallagher gandhi
    ganguly garcia gardner gavaskar ghosh gibson gill gokhale gomez gonzales gonzalez gordon goswami graham grant gray
    green griffin griffiths guevarra gumede gunawardena gupta gutierrez hall hamilton hansen haque harper harris
    harrison hart harvey hassan hawkins hayes henderson henry hernandez hill holmes hontiveros hopkins hossain howard
    hudson hughes hunt hunter hussain hussein ibrahim iqbal iyer jackson jacobs jadeja jadhav jain james jayasuriya
    jenkins jensen jimenez jimoh johnson johnston jones jordan joseph joshi kamara kamau kapoor kapur karunaratne kaunda
    kaur kelly kennedy kenyatta khan khanna khumalo kibet kimani kiplagat kipruto kohli koroma kulkarni kumar lacson
    lawrence lawson legarda lewis lloyd lopez lungu mabuza macdonald madonsela magsaysay mahlangu mahmood maina makinde
    malema malhotra malik mallick mandela mangubat marcos marshall martin martinez mashaba mason mathur matthews mbatha
    mbeki mccarthy mcdonald mehta mendoza menon mensah miller mills mirza mishra mitchell modi mohamed mohammed
    mohapatra mokgoro mokoena moosa morales moran moreno morgan morris morrison moyo muhammad mukasa mukherjee murphy
    murray mutai mutua mwangi myers naidoo naidu naik nair nandi nelson nene ngcobo nguyen nichols njoroge nkosi nkrumah
    nwosu nyambura nyong'o obasanjo obi ochieng odhiambo ogunleye ojo okafor okeke okello okonkwo okoro olatunji olawale
    olsen omondi onyango ortega ortiz osei osman otieno owens owusu oyelaran padilla palmer pandey pangilinan parker
    patel patil patnaik patterson pawar payne pearson perera perez perkins perry peters petersen peterson phillips phiri
    pillai pillay pimentel pinto powell prasad quezon qureshi rahman rajapaksa ramaphosa ramirez ramos ranawat rane rao
    rashid rathore rawat reddy reed reid reyes reynolds richards richardson riley rivera roberts robertson robinson
    rodrigues rodriguez rogers romero rosario ross roxas roy ruiz russell ruto ryan sadiq saha salazar salonga samuels
    sanchez sanders santos sarkar saunders sawant scott sengupta shah shaikh sharma shaw sheikh shetty shinde sibanda
    siddiqui silva simmons simpson singh sinha sithole smith snyder sodhi soto sotto spencer srivastava stephens stevens
    stewart sullivan sundaram tagore tambo tan tandon taylor tendulkar thakur thomas thompson thomson tiwari tolentino
    torres trivedi tshabalala tucker turner umar usman uy vaidya vargas vasquez vega venter verma viljoen villanueva
    villar wagner walker wallace walsh ward warren watkins watson watts waweru webb welch wells west wheeler white
    wickremesinghe wilkinson williams williamson wilson wood woods wright yadav yakubu yusuf zardari zulu zuma
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
