//! Words by which two sides name the same thing differently.

/// Frame, the thing in question words, and per pole the phrases. `*` before a phrase: it judges by itself.
pub(crate) const FRAMES: &[(&str, &str, [&str; 2])] = &[
    (
        "armed action",
        "What was the operation?",
        [
            "*anti-terrorist operation|*anti-terror operation|*counter-terrorism operation|*counterterrorism operation|*counter-terrorist operation|*antiterrorist operation|\
             *anti-terrorist measure|*anti-terrorist measures|*anti-terrorist operations|*special military operation|*special operation|*policing operation|*police operation|*security operation|\
             *peacekeeping operation|*peacekeeping mission|*defensive operation|*self-defence|*self-defense|*liberation|*limited operation|*targeted operation|*counter-offensive",
            "*large-scale military offensive|*large-scale offensive|*full-scale aggression|*full-scale invasion|*large-scale attack|*full-scale war|*aggression|*invasion|\
             *genocide|*ethnic cleansing|*massacre|*war crime|*war crimes|*war of conquest|*occupation|*unprovoked attack|military offensive|military attack|military aggression|offensive|onslaught",
        ],
    ),
    (
        "protest",
        "Was the gathering peaceful?",
        [
            "*peaceful protest|*peaceful demonstration|*peaceful march|*peaceful rally|*peaceful protesters|*peaceful demonstrators|*largely peaceful|*mostly peaceful",
            "*riot|*riots|*rioters|*mob|*insurrection|*violent protest|*violent protests|*violent mob|*thugs|*hooligans",
        ],
    ),
    (
        "fighters",
        "Who are the fighters?",
        [
            "*freedom fighters|*resistance fighters|*liberators|*defenders|*self-defence forces",
            "*terrorists|*terrorist group|*bandits|*mercenaries|*illegal armed groups|*criminals",
        ],
    ),
    (
        "death",
        "How did it come to the death?",
        [
            "*accident|*accidental|*natural causes|*suicide|*self-defence",
            "*murder|*murdered|*homicide|*execution|*deliberate killing|*assassination",
        ],
    ),
    (
        "cause",
        "Was it an accident or done on purpose?",
        [
            "*accident|*technical fault|*malfunction|*human error|*mechanical failure",
            "*sabotage|*deliberate attack|*arson|*terrorist attack|*on purpose|*deliberately",
        ],
    ),
    (
        "movement of people",
        "Did the people leave of their own will?",
        [
            "*voluntary relocation|*voluntary departure|*evacuation|*resettlement|*left voluntarily|*humanitarian corridor",
            "*deportation|*forced displacement|*expulsion|*forced relocation|*forced deportation|*exodus",
        ],
    ),
    (
        "rule",
        "Is it lawful rule?",
        [
            "*reunification|*liberated|*restoration of order|*revolution|*uprising",
            "*annexation|*annexed|*occupied|*coup|*putsch|*power grab",
        ],
    ),
    (
        "departure",
        "Did they go or were they made to?",
        [
            "*resigned|*stepped down|*resignation|*retired",
            "*fired|*sacked|*dismissed from|*forced out|*ousted",
        ],
    ),
    (
        "situation",
        "How is the situation?",
        [
            "*stable|*calm|*under control|*quiet|*normal|*stabilised|*stabilized",
            "*volatile|*out of control|*chaotic|*chaos|*deteriorating|*dire|*highly volatile|*tense|*unstable|escalation",
        ],
    ),
    (
        "money",
        "What is the measure?",
        [
            "*tax relief|*reform|*reforms|*modernisation|*modernization|*efficiency savings|*investment",
            "*giveaway|*austerity|*brutal cuts|*spending cuts|*bailout|*handout",
        ],
    ),
    (
        "truth",
        "Is it true?",
        [
            "*genuine|*authentic|*verified",
            "*fake|*fabricated|*hoax|*forged|*doctored|*disinformation",
        ],
    ),
    (
        "law",
        "Is it lawful?",
        [
            "*legal|*lawful|*legitimate|*constitutional",
            "*illegal|*unlawful|*illegitimate|*unconstitutional",
        ],
    ),
    (
        "safety",
        "Is it safe?",
        [
            "*safe|*harmless|*no risk",
            "*dangerous|*unsafe|*hazardous|*toxic|*contaminated",
        ],
    ),
    (
        "success",
        "Did it succeed?",
        [
            "*success|*successful|*victory|*triumph",
            "*failure|*failed|*defeat|*fiasco|*disaster",
        ],
    ),
    (
        "detention",
        "Was it a lawful arrest?",
        [
            "*detained|*arrested|*taken into custody",
            "*kidnapped|*abducted|*taken hostage|*seized",
        ],
    ),
];

/// Nouns of a target class and of its complement: "only military targets" against "civilians".
pub(crate) const COMPLEMENTS: &[(&str, &str, &str, &str)] = &[(
    "military",
    "military combatant militant terrorist soldier fighter armed army weapon legitimate front-line frontline position",
    "civilian",
    "civilian child woman resident hospital school home house apartment villager infrastructure worshipper journalist patient family",
)];
