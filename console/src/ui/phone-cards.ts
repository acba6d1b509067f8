import type { TdHTMLAttributes } from 'react'

/** For a table that is opened on a phone, too: there each row is a card (shell.css). */
export const phoneCards = 'phone-cards'

/** The column that says what a row is about: the first line of its card. */
export const cardLead = 'card-lead'

/** A column whose value needs its name where no head stands above it. */
export const named = (title: string) => ({
  title,
  onCell: () => ({ 'data-label': title }) as TdHTMLAttributes<HTMLTableCellElement>,
})
