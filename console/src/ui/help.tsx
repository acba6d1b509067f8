import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Drawer, Popover, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import { type HelpTopic, helpTopics } from './help-topics.ts'

/** A page's help: what is done here, step by step, and the articles it rests on. */
export function HelpButton({ topic }: { topic: HelpTopic }) {
  const [open, setOpen] = useState(false)
  const { title, steps, articles } = helpTopics[topic]
  return (
    <>
      <Button icon={<QuestionCircleOutlined />} onClick={() => setOpen(true)}>
        帮助
      </Button>
      <Drawer title={title} open={open} onClose={() => setOpen(false)} size={420}>
        <ol className="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {articles.length > 0 ? (
          <>
            <Typography.Title level={2} style={{ fontSize: 16 }}>
              依据
            </Typography.Title>
            <ul className="plain-list">
              {articles.map((article) => (
                <li key={article}>{article}</li>
              ))}
            </ul>
          </>
        ) : null}
      </Drawer>
    </>
  )
}

/** What a field wants, and where that stands. */
export interface FieldHelp {
  help: string
  article?: string
}

/** A field's label with a question mark that says what is wanted and which article wants it. */
export function LabelWithHelp({ children, help, article }: FieldHelp & { children: ReactNode }) {
  return (
    <>
      {children}
      <Popover
        trigger="click"
        content={
          <div style={{ maxWidth: 320 }}>
            <p style={{ marginTop: 0 }}>{help}</p>
            {article ? (
              <p className="quiet" style={{ marginBottom: 0 }}>
                依据：{article}
              </p>
            ) : null}
          </div>
        }
      >
        <Button
          type="text"
          size="small"
          shape="circle"
          icon={<QuestionCircleOutlined />}
          aria-label="填写说明"
          // Who may only read a form may read what its fields mean.
          disabled={false}
        />
      </Popover>
    </>
  )
}
