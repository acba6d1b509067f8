import { describe, expect, it } from 'vitest'
import { knownPatterns } from './contract.ts'
import { numberOf, organisationCode, patternFault, seriesOf } from './pattern.ts'

const org = {
  code: '014416330',
  org: '014416330',
  'org-dashed': '01441633-0',
  area: '330201',
  year: '2018',
  month: '10',
  date: '20181016',
  theme: '0201',
  genre: '11',
  column: 'tz',
}

describe('index numbers by rule (rules in use in the country)', () => {
  it.each([
    { pattern: '{code}/{year}-{serial:5}', values: org, serial: 4736, number: '014416330/2018-04736' },
    {
      pattern: '{code}/{year}-{serial:5}',
      values: { ...org, code: '11441700007280420Y', year: '2021' },
      serial: 50,
      number: '11441700007280420Y/2021-00050',
    },
    {
      pattern: '{code}/{year}{month}-{serial:5}',
      values: { ...org, code: '11341702486344515H', year: '2021' },
      serial: 13,
      number: '11341702486344515H/202110-00013',
    },
    {
      pattern: '{code}/{year}-{serial:7}',
      values: { ...org, code: '11370322004222241N', year: '2021' },
      serial: 5135380,
      number: '11370322004222241N/2021-5135380',
    },
    { pattern: '{org-dashed}/{year}-{serial:5}', values: org, serial: 185, number: '01441633-0/2018-00185' },
    { pattern: '{org}-{year}-{serial:6}', values: org, serial: 153077, number: '014416330-2018-153077' },
    {
      pattern: '{dept:9}/{year}-{serial:5}',
      values: { ...org, dept: '1' },
      serial: 151,
      number: '000000001/2018-00151',
    },
    {
      pattern: '{area}-{dept}-{theme}-{group}-{date}-{serial:4}',
      values: { ...org, dept: '003', group: '02' },
      serial: 7,
      number: '330201-003-0201-02-20181016-0007',
    },
    {
      pattern: '{area}{dept:5}-{theme}-{year}-{serial:5}',
      values: { ...org, dept: '00012' },
      serial: 3,
      number: '33020100012-0201-2018-00003',
    },
    {
      pattern: '{area}{dept:3}{genre:2}{unit:2}{year}{serial:4}',
      values: { ...org, dept: '005', unit: '1' },
      serial: 9,
      number: '330201005110120180009',
    },
  ])('$pattern gives $number', ({ pattern, values, serial, number }) => {
    expect(numberOf(pattern, values, serial)).toBe(number)
    expect(patternFault(pattern, values)).toBeUndefined()
  })

  it('counts the twenty-one digits of the longest pattern', () => {
    expect(
      numberOf('{area}{dept:3}{genre:2}{unit:2}{year}{serial:4}', { ...org, dept: '5', unit: '1' }, 1),
    ).toMatch(/^\d{21}$/)
  })

  it('lets the serial run within the rest of the number', () => {
    expect(seriesOf('{code}/{year}-{serial:5}', org)).toBe('014416330/2018-#')
    expect(seriesOf('{year}-{serial:5}', org)).toBe(seriesOf('{year}-{serial:6}', org))
  })

  it('finds the organisation code in a credit code', () => {
    expect(organisationCode('11441700007280420Y')).toBe('007280420')
    expect(organisationCode('0142768-8')).toBe('01427688')
    expect(organisationCode('014416330')).toBe('014416330')
  })

  it.each([
    ['{code}/{year}', 'no_serial'],
    ['{serial}{serial:3}', 'two_serials'],
    ['{nothing}-{serial:5}', 'unknown_name'],
    ['{code}<b>{serial:5}', 'bad_text'],
  ])('refuses %s as %s', (pattern, fault) => {
    expect(patternFault(pattern, {})).toBe(fault)
  })

  it('offers only patterns that can be used', () => {
    for (const { pattern } of knownPatterns) expect(patternFault(pattern, {})).toBeUndefined()
  })
})
