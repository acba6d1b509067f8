/** One thing the doctor looked at, with what to do where it is not well. */
export interface Finding {
  good: boolean | 'warn'
  text: string
}

export const well = (text: string): Finding => ({ good: true, text })
export const mind = (text: string): Finding => ({ good: 'warn', text })
export const ill = (text: string): Finding => ({ good: false, text })
