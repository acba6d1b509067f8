import { BulbOutlined } from '@ant-design/icons'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { Badge, Button, Tour } from 'antd'
import { useState } from 'react'

interface Stop {
  target: string
  title: string
  description: string
}

const common: Stop[] = [
  {
    target: 'menu',
    title: '菜单',
    description: '左侧只列出您的岗位可以办理的事项，数字是待办件数，红色表示有超期。',
  },
  { target: 'find', title: '查找', description: '按 Ctrl+K 打开，输入编号、标题或者页面名称，直接前往。' },
]
const byRole: readonly { roles: readonly string[]; stop: Stop }[] = [
  {
    roles: ['information_officer'],
    stop: {
      target: 'menu',
      title: '信息员的一天',
      description: '在“信息发布”起草并送审；退回修改、待发布、待答复的事项都会出现在“待办事项”。',
    },
  },
  {
    roles: ['section_head', 'deputy_head', 'chief'],
    stop: {
      target: 'menu',
      title: '审核',
      description: '送审的文本按最终公开的样子显示；批准或者写明理由退回。批准的内容不再改变。',
    },
  },
  {
    roles: ['disclosure_office'],
    stop: {
      target: 'menu',
      title: '政务公开办',
      description: '“总览”看超期和本周到期；“依申请公开”从登记办到答复；年底在“年度报告”生成统计表。',
    },
  },
  {
    roles: ['supervisor'],
    stop: {
      target: 'menu',
      title: '主管部门',
      description: '“总览”按机关列出超期件数，点数字看明细；“年度报告”核对下级报告。',
    },
  },
  {
    roles: ['system_admin', 'security_admin', 'audit_admin'],
    stop: {
      target: 'menu',
      title: '三员分立',
      description:
        '系统管理员开立账号并提出授权，安全管理员批准授权并管理密码策略，审计管理员查看账本；互不兼任，也不接触业务内容。',
    },
  },
]

const doneKey = (person: string) => `yangguang.toured.${person}`

/** The first day: a few stops for the person's post. It waits to be asked, and says so until it was once. */
export function FirstDay({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  const [fresh, setFresh] = useState(() => localStorage.getItem(doneKey(me.id)) === null)
  const held = me.roles.map(({ role }) => role)
  const stops = [
    ...common,
    ...byRole.filter(({ roles }) => roles.some((role) => held.includes(role))).map(({ stop }) => stop),
  ]
  const close = () => {
    localStorage.setItem(doneKey(me.id), '1')
    setFresh(false)
    setOpen(false)
  }
  return (
    <>
      <Badge dot={fresh} offset={[-8, 8]}>
        <Button type="text" className="leave" icon={<BulbOutlined />} onClick={() => setOpen(true)}>
          导览
        </Button>
      </Badge>
      <Tour
        open={open}
        onClose={close}
        onFinish={close}
        steps={stops.map(({ target, title, description }) => ({
          title,
          description,
          target: () => document.querySelector<HTMLElement>(`[data-tour="${target}"]`) ?? document.body,
        }))}
      />
    </>
  )
}
