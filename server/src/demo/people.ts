import type { Role } from '#foundation/identity'
import { chance } from './random.ts'

const families = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '林',
  '何',
  '郭',
  '马',
  '罗',
  '梁',
  '宋',
  '郑',
  '谢',
  '韩',
  '唐',
  '冯',
  '于',
  '董',
  '萧',
] as const
const given = [
  '伟',
  '敏',
  '静',
  '建国',
  '丽华',
  '志强',
  '秀英',
  '晓东',
  '文博',
  '雨桐',
  '海燕',
  '立新',
  '思远',
  '佳慧',
  '国庆',
  '春梅',
  '明哲',
  '若兰',
  '子涵',
  '学军',
  '红梅',
  '永康',
  '宁',
  '洁',
  '浩然',
  '书瑶',
  '长林',
  '玉珍',
  '少华',
  '可欣',
] as const

/** The people of every office: one account for each role that handles content. */
export const posts: readonly { role: Role; suffix: string; title: string }[] = [
  { role: 'information_officer', suffix: 'xxy', title: '信息员' },
  { role: 'section_head', suffix: 'ks', title: '科室负责人' },
  { role: 'deputy_head', suffix: 'fg', title: '分管负责人' },
  { role: 'chief', suffix: 'zy', title: '主要负责人' },
  { role: 'disclosure_office', suffix: 'gk', title: '政务公开工作机构' },
]

/** A believable name, the same for the same seed. */
export function personName(seed: number): string {
  const luck = chance(seed * 7919 + 13)
  return `${luck.pick(families)}${luck.pick(given)}`
}

/** Everybody's password in the demonstration. It exists in no other installation. */
export const DEMO_PASSWORD = 'Jinglan@2026'
