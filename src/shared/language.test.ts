import fc from 'fast-check'
import { expect, test } from 'vitest'
import { language } from './language.ts'
import { anyText } from './terms.test-support.ts'

const samples: [string, string][] = [
  ['zh-Hant', '市議會週二決定保留舊橋，工程將於秋天開始。居民說，這座橋對他們上班非常重要。'],
  ['zh-Hans', '市议会周二决定保留旧桥，工程将于秋天开始。居民说，这座桥对他们上班非常重要。'],
  ['zh-Hant', '記者 John Smith 引用「国会」一詞報導，歐盟與美國將於週五簽署協議。'],
  ['zh', '今日大雨，水位上升三米。'],
  ['ja', '市議会は火曜日、古い橋を残すことを決めた。工事は秋に始まる。'],
  ['ja', '首相、来月に訪米へ 貿易協議で最終調整'],
  ['ko', '시의회는 화요일 오래된 다리를 보존하기로 결정했다. 공사는 가을에 시작된다.'],
  ['en', 'The council voted on Tuesday to keep the old bridge, and work on it will begin in the autumn.'],
  [
    'de',
    'Der Rat hat am Dienstag beschlossen, die alte Brücke zu erhalten. Die Arbeiten sollen im Herbst beginnen.',
  ],
  [
    'fr',
    "Le conseil a décidé mardi de garder le vieux pont et les travaux vont commencer à l'automne dans la ville.",
  ],
  [
    'es',
    'El consejo decidió el martes conservar el viejo puente y las obras comenzarán en otoño, según la alcaldesa.',
  ],
  [
    'it',
    'Il consiglio ha deciso martedì di conservare il vecchio ponte e i lavori inizieranno in autunno per la città.',
  ],
  [
    'pt',
    'O conselho decidiu na terça-feira manter a velha ponte e as obras vão começar no outono, segundo a prefeita.',
  ],
  [
    'nl',
    'De raad heeft dinsdag besloten om de oude brug te behouden en het werk zal in het najaar van start gaan.',
  ],
  ['el', 'Το συμβούλιο αποφάσισε την Τρίτη να διατηρήσει την παλιά γέφυρα.'],
  ['he', 'המועצה החליטה ביום שלישי לשמר את הגשר הישן.'],
  ['th', 'สภาเมืองตัดสินใจเมื่อวันอังคารที่จะเก็บสะพานเก่าไว้'],
]

test.each(samples)('%s: %s', (tag, text) => {
  expect(language([{ text }])).toBe(tag)
})

test('line breaks say nothing about the script', () => {
  expect(language([{ text: '臺灣與國際社會的關係\n\n\n\n\n\n\n\n' }])).toBe('zh-Hant')
})

test('what is unsure stays without a language', () => {
  for (const text of [
    '',
    '123 456 … 😀',
    'Bridge kept',
    'Rådet beslutade på tisdagen att behålla den gamla bron, arbetet inleds under hösten enligt borgmästaren.',
    'Совет решил во вторник сохранить старый мост.',
    'قرر المجلس يوم الثلاثاء الحفاظ على الجسر القديم.',
    'Reuters AFP dpa Bloomberg Getty Images NASA UNESCO WHO IMF OECD NATO ASEAN OPEC FIFA UEFA',
  ]) {
    expect([text, language([{ text }])]).toEqual([text, ''])
  }
})

test('any text has an answer', () => {
  fc.assert(fc.property(anyText, (text) => typeof language([{ text }]) === 'string'))
})

test('only the beginning is looked at', () => {
  const english = 'The council voted to keep the old bridge and the work will begin in the autumn. '.repeat(
    60,
  )
  expect(language([{ text: english }, { text: '中文'.repeat(10_000) }])).toBe('en')
})
