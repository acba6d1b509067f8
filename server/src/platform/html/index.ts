import { type ComponentChildren, Fragment, h, type VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

export type { ComponentChildren, VNode }
export { Fragment, h }

declare const safe: unique symbol
/** HTML that went through the sanitiser on its way in; the only markup that is written out unescaped. */
export type SafeHtml = string & { readonly [safe]: true }

/** A whole HTML page. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

declare const finished: unique symbol
/** Markup that was rendered before, to be sent alone or set into several pages. */
export type Finished = string & { readonly [finished]: true }

export function renderFragment(part: VNode): Finished {
  return renderToString(part) as Finished
}

/** Sets a finished part into a page without an element of its own around it. */
export function Ready({ part }: { part: Finished }): VNode {
  return jsxTemplate([part])
}

/** Writes sanitised markup into a page. */
export function Sanitised({ html, class: className }: { html: SafeHtml; class?: string }): VNode {
  // The one place where markup is not escaped: the type admits sanitised markup only.
  return h('div', { class: className ?? 'prose', dangerouslySetInnerHTML: { __html: html } }) as VNode
}

export { sanitise, storedHtml, textOf } from './sanitise.ts'
