import { posix } from 'node:path'
import postcss, { type Rule } from 'postcss'
import type { Plugin } from 'vite'

/** Components of antd the console does without, by their folder, and the classes their rules are written for. */
const absent: Readonly<Record<string, readonly string[]>> = {
  anchor: ['anchor'],
  carousel: ['carousel'],
  cascader: ['cascader'],
  'color-picker': ['color-picker'],
  'float-button': ['float-btn'],
  image: ['image'],
  masonry: ['masonry'],
  mentions: ['mentions'],
  rate: ['rate'],
  slider: ['slider'],
  splitter: ['splitter'],
  transfer: ['transfer'],
  watermark: ['watermark'],
}

/**
 * antd's rules as one file, without those of components that are not there. Its sample tokens go as well: the theme sets them.
 * @throws when the console begins to use a component named absent
 */
export function antdStyles(): Plugin {
  const gone = new RegExp(
    `\\.ant-(?:${Object.values(absent).flat().join('|')})(?![a-z])|\\.css-var-_R_|cssinjs-cache-path`,
  )
  const needless = (rule: Rule) => rule.selectors.every((selector) => gone.test(selector))
  return {
    name: 'antd-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!posix.normalize(id).endsWith('/antd/dist/antd.css')) return null
      const styles = postcss.parse(code)
      styles.walkRules((rule) => {
        if (needless(rule)) rule.remove()
      })
      return { code: styles.toString(), map: null }
    },
    generateBundle(_, bundle) {
      const used = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk'
          ? Object.keys(file.modules).map((id) => /\/antd\/es\/([a-z-]+)\/style\/index\.js/.exec(id)?.[1])
          : [],
      )
      const wanted = Object.keys(absent).filter((name) => used.includes(name))
      if (wanted.length > 0) this.error(`take out of the list in antd-styles.ts: ${wanted.join(', ')}`)
    },
  }
}
