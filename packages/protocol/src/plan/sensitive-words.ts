import type { WordList } from './words.ts';

/** What the law protects most (GDPR, article 9), by the languages in which it is recognised. */
export type SensitiveTopic = 'health' | 'religion' | 'politics' | 'sex' | 'trade unions' | 'ethnicity';
type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'ja' | 'zh';

// Left out are words that mean something else in most programs: "diagnostics", "genre", "party", "vote", "syndication".
export const sensitiveWords: Readonly<Record<SensitiveTopic, Readonly<Record<Language, WordList>>>> = {
  health: {
    en: '*health*, illness*, sickness, disease*, diagnosis, diagnoses, medical*, medication*, medicine*, patient, patients, pregnan*, menstru*, ovulat*, fertility, disabilit*, handicap*, allerg*, symptom*, therap*, depression, cancer, diabet*, hiv, blood type, blood pressure, vaccin*, genetic*, genome',
    de: '*gesundheit*, *krankheit*, krank, schwanger*, behinder*, medizin*, medikament*, allergi*, *symptom*, blutdruck, blutgruppe, impf*, krebs',
    fr: 'sante, maladie*, malade, malades, grossesse*, enceinte, medical*, medicament*, groupe sanguin, cancer',
    es: 'salud, enferm*, embaraz*, discapacidad*, medico*, medica*, alergi*, vacuna*, grupo sanguineo',
    it: 'salute, malatt*, gravidanz*, incinta, disabilita*, medico*, medica*, medicin*, paziente, pazienti, allergi*, vaccin*',
    pt: 'saude, doenca*, gravidez, gravida*, deficiencia*, medico*, medica*, alergi*, vacina*, tipo sanguineo',
    ja: '*健康*, *病気*, *妊娠*, *医療*, *障害者*, *障がい*, *患者*, *血液型*',
    zh: '*健康*, *疾病*, *怀孕*, *懷孕*, *医疗*, *醫療*, *残疾*, *殘疾*, *病历*, *患者*, *血型*',
  },
  religion: {
    en: '*religio*, faith, church*, mosque*, synagogue*, muslim*, islam*, christian*, jewish, hindu*, buddhis*, catholic*, protestant*, atheis*, prayer*',
    de: '*religio*, glaube, konfession*, kirche*, moschee*, katholi*, evangelisch*, muslim*, juedisch*, judisch*, christlich*',
    fr: '*religi*, croyance*, eglise*, mosquee*, musulman*, catholique*, juif, juive, chretien*, priere*',
    es: '*religi*, creencia*, iglesia*, mezquita*, musulman*, catolic*, judio, judia, cristian*',
    it: '*religi*, chiesa, chiese, moschea, musulman*, cattolic*, ebreo, ebrea, cristian*, preghier*',
    pt: '*religi*, crenca*, igreja*, mesquita*, muculman*, catolic*, judeu, judia, cristao, cristaos',
    ja: '*宗教*, *信仰*, *仏教*, *神道*, *キリスト教*, *イスラム*',
    zh: '*宗教*, *信仰*, *佛教*, *基督教*, *伊斯兰*, *伊斯蘭*',
  },
  politics: {
    en: '*politic*, election*, voter*, partisan*, democrat*, republican*, socialist*, communist*',
    de: '*politi*, parteimitglied*, parteibuch, wahlkampf*, gesinnung*, weltanschauung*',
    fr: '*politique*, parti politique, election*, electeur*, opinion politique',
    es: '*politic*, partido politico, eleccion*, votante*, ideologia*',
    it: '*politic*, partito, elezion*, elettor*, ideologia*',
    pt: '*politic*, partido, eleicao, eleicoes, eleitor*, ideologia*',
    ja: '*政治*, *政党*, *選挙*, *支持政党*',
    zh: '*政治*, *政党*, *政黨*, *选举*, *選舉*, *党派*',
  },
  sex: {
    en: 'sex, sexes, *sexual*, gender*, transgender*, lgbt*, gay, lesbian*, queer',
    de: '*sexuell*, sexual*, *geschlecht*, schwul*, lesbisch*',
    fr: 'sexe, sexes, *sexuel*, orientation sexuelle, identite de genre',
    es: 'sexo, sexos, *sexual*, identidad de genero, homosexual*',
    it: 'sesso, *sessual*, identita di genere, omosessual*',
    pt: 'sexo, sexos, *sexual*, identidade de genero, homossexua*',
    ja: '*性別*, *性的*, *性自認*',
    zh: '*性别*, *性別*, *性取向*, *同性恋*, *同性戀*',
  },
  'trade unions': {
    en: 'union, unions, trade union*, labor union*, labour union*, unionized, unionised, unionism',
    de: '*gewerkschaft*, betriebsrat*',
    fr: 'syndicat, syndicats, syndical*, syndique*',
    es: 'sindicato*, sindical*, sindicad*',
    it: 'sindacat*, sindacal*',
    pt: 'sindicato*, sindical*, sindicalizad*',
    ja: '*労働組合*, *労組*, *組合員*',
    zh: '*工会*, *工會*',
  },
  ethnicity: {
    en: 'ethnic*, race, races, racial*, skin color*, skin colour*, national origin*, indigenous',
    de: 'ethni*, rasse, rassen, hautfarbe*, herkunft, abstammung*',
    fr: 'ethni*, race, races, raciale, racial, couleur de peau, origine ethnique',
    es: 'etni*, raza, razas, racial*, color de piel, origen etnico',
    it: 'etni*, razza, razze, razzial*, colore della pelle',
    pt: 'etni*, raca, racas, racial, raciais, cor da pele',
    ja: '*人種*, *民族*, *国籍*, *肌の色*',
    zh: '*种族*, *種族*, *民族*, *肤色*, *膚色*',
  },
};
