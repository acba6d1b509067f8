import { type ComponentChildren, h, type SafeHtml, storedHtml } from '#platform/html'
import { urls } from '../urls.ts'

export interface Quick {
  href: string
  title: string
  /** A word beside the title: how many there are, whose it is. */
  note?: string
}

/** Short names side by side, as many in a row as fit: what most people come for. */
export function QuickLinks({ items, label }: { items: readonly Quick[]; label?: string }) {
  return (
    <ul class="quick" {...(label ? { 'aria-label': label } : {})}>
      {items.map((item) => (
        <li>
          <a href={item.href}>
            <span>{item.title}</span>
            {item.note ? <small>{item.note}</small> : null}
          </a>
        </li>
      ))}
    </ul>
  )
}

export interface Step {
  title: string
  text?: string
}

/** 办理流程: what happens one after the other. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li>
          <strong>{step.title}</strong>
          {step.text ? <p>{step.text}</p> : null}
        </li>
      ))}
    </ol>
  )
}

export interface Place {
  name: string
  address: string
  window?: string
  hours: string
  phone?: string
  /** Where the place lies, for the reader's own map. */
  at?: { latitude: number; longitude: number } | undefined
}

/** 办理地点: where one goes, and when. */
export function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul class="places">
      {places.map((place) => (
        <li>
          <strong>{place.name}</strong>
          <dl>
            <Line label="办理地点">
              {place.address}
              {place.window ? `（${place.window}）` : ''}
            </Line>
            <Line label="办理时间">{place.hours}</Line>
            {place.phone ? (
              <Line label="窗口电话">
                <Telephone number={place.phone} />
              </Line>
            ) : null}
            {place.at ? (
              <Line label="地图坐标">
                <a href={`geo:${place.at.latitude},${place.at.longitude}`}>
                  北纬{place.at.latitude}°，东经{place.at.longitude}°
                </a>
              </Line>
            ) : null}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Line({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A number that a telephone can dial. */
export function Telephone({ number }: { number: string }) {
  const dialled = number.replace(/[^\d+]/g, '')
  return dialled.length >= 3 ? <a href={`tel:${dialled}`}>{number}</a> : <span>{number}</span>
}

/** Government sites open at once; before any other the reader is told (国办发〔2017〕47号, 网页设计规范). */
export function outward(address: string): string {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address
  return /(^|\.)gov\.cn$/i.test(new URL(address).hostname) ? address : urls.leave(address)
}

/** The same for every link in a text. */
export function outwardLinks(html: SafeHtml): SafeHtml {
  return storedHtml(
    html.replace(/href="(https?:[^"]+)"/gi, (_, href: string) => {
      const address = outward(href.replaceAll('&amp;', '&'))
      return `href="${address.replaceAll('&', '&amp;')}"`
    }),
  )
}
