import { expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { maskName, personsAlike, personsByPhone, samePersons, savePerson } from './index.ts'

const house = useHouse()

const someone = (documentNumber: string, phone: string) => {
  const { db, clock, keys } = house().deps
  const person = { name: '钱小雨', documentKind: '居民身份证', email: '', address: '', contact: '' }
  return inTransaction(db, (tx) => savePerson(tx, clock, keys.vault, { ...person, documentNumber, phone }))
}

it('knows a number again however it was typed, and no part of it', async () => {
  const { db, keys } = house().deps
  const written = [
    ['99010219900101001X', '19900000001'],
    ['990102 19900101 001x', '199-0000-0001'],
    ['９９０１０２１９９００１０１００１Ｘ', '+86 199 0000 0001'],
    ['990102–19900101–001X', '（0086）199 0000 0001'],
  ] as const
  const ids: string[] = []
  for (const [document, phone] of written) ids.push(await someone(document, phone))
  const other = await someone('990102199001010018', '19900000002')
  const [first = ''] = ids
  expect((await samePersons(db, first)).toSorted()).toEqual(ids.toSorted())
  expect((await personsAlike(db, first)).toSorted()).toEqual(ids.toSorted())
  expect((await personsByPhone(db, keys.vault, '86 199 0000 0001')).toSorted()).toEqual(ids.toSorted())
  expect(await personsByPhone(db, keys.vault, '19900000002')).toEqual([other])
  expect(await personsByPhone(db, keys.vault, '1990000')).toEqual([])
  // 861… of a landline is no prefix of the country.
  expect(await personsByPhone(db, keys.vault, '0086 010 6000 0001')).toEqual([])
})

it.each([
  ['钱小雨', '钱**'],
  ['阿卜杜热合曼·麦麦提', '阿*********'],
  ['司徒望舒远', '司****'],
  ['景澜云帆商贸有限公司', '景澜云帆商贸有限公司'],
  ['景澜文正律师事务所', '景澜文正律师事务所'],
])('%s stands on screens as %s', (name, shown) => expect(maskName(name)).toBe(shown))
