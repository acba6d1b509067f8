import type { BodyKind } from '#foundation/bodies'

/** A body of the fictional city 景澜市; `key` is the prefix of its people's logins. */
export interface CityBody {
  key: string
  kind: BodyKind
  name: string
  shortName: string
  areaCode: string
  code: string
  /** Key of the office that supervises its disclosure. */
  supervisor?: string
  /** Key of the government whose report includes its figures. */
  mergesInto?: string
  /** Organ that reviews its acts: since 2024 the government of the same level (行政复议法). */
  reconsideration: string
  court: string
  address: string
  phone: string
  /** 机关代字, as in 景澜发改〔2026〕1号. */
  sign: string
}

const CITY = '990100'
const CITY_COURT = '景澜市中级人民法院'

interface Department {
  key: string
  name: string
  shortName: string
  sign: string
}

const cityDepartments: Department[] = [
  { key: 'fgw', name: '发展和改革委员会', shortName: '发展改革委', sign: '发改' },
  { key: 'jyj', name: '教育局', shortName: '教育局', sign: '教' },
  { key: 'mzj', name: '民政局', shortName: '民政局', sign: '民' },
  { key: 'czj', name: '财政局', shortName: '财政局', sign: '财' },
  { key: 'rsj', name: '人力资源和社会保障局', shortName: '人力资源社会保障局', sign: '人社' },
  { key: 'zrj', name: '自然资源和规划局', shortName: '自然资源和规划局', sign: '自然资规' },
  { key: 'hbj', name: '生态环境局', shortName: '生态环境局', sign: '环' },
  { key: 'zjj', name: '住房和城乡建设局', shortName: '住房城乡建设局', sign: '住建' },
  { key: 'jtj', name: '交通运输局', shortName: '交通运输局', sign: '交' },
  { key: 'wjw', name: '卫生健康委员会', shortName: '卫生健康委', sign: '卫健' },
  { key: 'scj', name: '市场监督管理局', shortName: '市场监管局', sign: '市监' },
]

interface District {
  key: string
  name: string
  kindName: '区' | '县'
  areaCode: string
  departments: Department[]
  towns: { key: string; name: string; kind: 'town' | 'subdistrict' }[]
}

const districts: District[] = [
  {
    key: 'wh',
    name: '望湖区',
    kindName: '区',
    areaCode: '990102',
    departments: [
      { key: 'jyj', name: '教育局', shortName: '教育局', sign: '教' },
      { key: 'zjj', name: '住房和城乡建设局', shortName: '住房城乡建设局', sign: '住建' },
    ],
    towns: [
      { key: 'lhl', name: '临湖路街道办事处', kind: 'subdistrict' },
      { key: 'wzd', name: '文正街道办事处', kind: 'subdistrict' },
    ],
  },
  {
    key: 'cc',
    name: '澄川区',
    kindName: '区',
    areaCode: '990103',
    departments: [
      { key: 'mzj', name: '民政局', shortName: '民政局', sign: '民' },
      { key: 'scj', name: '市场监督管理局', shortName: '市场监管局', sign: '市监' },
    ],
    towns: [
      { key: 'dqj', name: '东桥街道办事处', kind: 'subdistrict' },
      { key: 'smz', name: '双木镇人民政府', kind: 'town' },
    ],
  },
  {
    key: 'yq',
    name: '云栖县',
    kindName: '县',
    areaCode: '990121',
    departments: [
      { key: 'nyj', name: '农业农村局', shortName: '农业农村局', sign: '农' },
      { key: 'zrj', name: '自然资源和规划局', shortName: '自然资源和规划局', sign: '自然资规' },
    ],
    towns: [
      { key: 'bhz', name: '白鹤镇人民政府', kind: 'town' },
      { key: 'qsx', name: '青石乡人民政府', kind: 'town' },
    ],
  },
]

/** All bodies, superiors before those under them. */
export const city: readonly CityBody[] = [...cityLevel(), ...districts.flatMap(districtLevel)]

function codeOf(area: string, serial: number): string {
  return `${area}${String(serial).padStart(3, '0')}`
}

function cityLevel(): CityBody[] {
  const base = { areaCode: CITY, reconsideration: '景澜市人民政府', court: CITY_COURT }
  return [
    {
      ...base,
      key: 'szfb',
      kind: 'government_office',
      name: '景澜市人民政府办公室',
      shortName: '市政府办公室',
      code: codeOf(CITY, 2),
      mergesInto: 'szf',
      address: '景澜市望湖区政和路1号',
      phone: '0990-5550001',
      sign: '景政办',
    },
    {
      ...base,
      key: 'szf',
      kind: 'government',
      name: '景澜市人民政府',
      shortName: '市政府',
      code: codeOf(CITY, 1),
      supervisor: 'szfb',
      reconsideration: '上一级人民政府',
      address: '景澜市望湖区政和路1号',
      phone: '0990-5550001',
      sign: '景政',
    },
    ...cityDepartments.map(
      (department, index): CityBody => ({
        ...base,
        key: department.key,
        kind: 'department',
        name: `景澜市${department.name}`,
        shortName: `市${department.shortName}`,
        code: codeOf(CITY, 11 + index),
        supervisor: 'szfb',
        mergesInto: 'szf',
        address: `景澜市望湖区政和路${21 + index}号`,
        phone: `0990-55501${String(index + 10)}`,
        sign: `景${department.sign}`,
      }),
    ),
  ]
}

function districtLevel(district: District): CityBody[] {
  const first = district.name.slice(0, 1)
  const government = `${district.name}人民政府`
  const base = {
    areaCode: district.areaCode,
    reconsideration: `景澜市${government}`,
    court: `景澜市${district.name}人民法院`,
  }
  const head = `景澜市${district.name}`
  const office = `${district.key}qzfb`
  const governmentKey = `${district.key}qzf`
  return [
    {
      ...base,
      key: office,
      kind: 'government_office',
      name: `${head}人民政府办公室`,
      shortName: `${district.name}政府办公室`,
      code: codeOf(district.areaCode, 2),
      supervisor: 'szfb',
      mergesInto: governmentKey,
      address: `${head}中心路8号`,
      phone: `0990-556${district.areaCode.slice(-2)}01`,
      sign: `${first}政办`,
    },
    {
      ...base,
      key: governmentKey,
      kind: 'government',
      name: `${head}人民政府`,
      shortName: `${district.name}政府`,
      code: codeOf(district.areaCode, 1),
      supervisor: office,
      mergesInto: 'szf',
      reconsideration: '景澜市人民政府',
      court: CITY_COURT,
      address: `${head}中心路8号`,
      phone: `0990-556${district.areaCode.slice(-2)}01`,
      sign: `${first}政`,
    },
    ...district.departments.map(
      (department, index): CityBody => ({
        ...base,
        key: `${district.key}${department.key}`,
        kind: 'department',
        name: `${head}${department.name}`,
        shortName: `${district.name}${department.shortName}`,
        code: codeOf(district.areaCode, 11 + index),
        supervisor: office,
        mergesInto: governmentKey,
        address: `${head}中心路${18 + index}号`,
        phone: `0990-556${district.areaCode.slice(-2)}1${index}`,
        sign: `${first}${department.sign}`,
      }),
    ),
    ...district.towns.map(
      (town, index): CityBody => ({
        ...base,
        key: `${district.key}${town.key}`,
        kind: town.kind,
        name: `${head}${town.name}`,
        shortName: town.name.replace(/办事处|人民政府/, ''),
        code: codeOf(district.areaCode, 51 + index),
        supervisor: office,
        mergesInto: governmentKey,
        address: `${head}${town.name.replace(/办事处|人民政府/, '')}便民服务中心`,
        phone: `0990-556${district.areaCode.slice(-2)}5${index}`,
        sign: `${first}${town.name.slice(0, 2)}`,
      }),
    ),
  ]
}
