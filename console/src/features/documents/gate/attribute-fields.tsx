import type { DocumentContent } from '@yangguang/server/contract/publication/catalogue'
import { groundLabels } from '@yangguang/server/contract/publication/catalogue'
import { Form, Input, Select } from 'antd'
import { DayField } from '../../../ui/day-field.tsx'
import { LabelWithHelp } from '../../../ui/help.tsx'
import { help } from '../help.ts'

/** What belongs to the disclosure attribute: ground and review day of what is withheld, basis and last day of a notice. */
export function AttributeFields({ attribute }: { attribute: DocumentContent['attribute'] }) {
  if (attribute === 'withheld')
    return (
      <>
        <Form.Item
          name="groundCode"
          label={<LabelWithHelp {...help.legalCase}>法定情形</LabelWithHelp>}
          rules={[{ required: true, message: '请选择不予公开的法定情形' }]}
          extra="国家秘密不得录入正文和附件，标题使用中性代号"
        >
          <Select options={Object.entries(groundLabels).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="reviewOn"
          label={<LabelWithHelp {...help.reviewOn}>下次评估日期</LabelWithHelp>}
          rules={[{ required: true, message: '请填写下次评估日期' }]}
        >
          <DayField />
        </Form.Item>
      </>
    )
  if (attribute !== 'active') return null
  return (
    <>
      <Form.Item
        name={['publicNotice', 'basis']}
        label={<LabelWithHelp {...help.noticeBasis}>公示依据</LabelWithHelp>}
        extra="低保、录用、处罚等依法公示个人信息的填写；正文和附件中可见的个人信息据此放行"
      >
        <Input maxLength={200} placeholder="如：社会救助暂行办法第十一条" />
      </Form.Item>
      <Form.Item
        name={['publicNotice', 'until']}
        label={<LabelWithHelp {...help.noticeUntil}>公示截止日期</LabelWithHelp>}
        dependencies={[['publicNotice', 'basis']]}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, value: unknown) => {
              if (getFieldValue(['publicNotice', 'basis']) && !value) throw new Error('请填写公示截止日期')
            },
          }),
        ]}
      >
        <DayField />
      </Form.Item>
      <Form.Item
        name="correctionNote"
        label={<LabelWithHelp {...help.correctionNote}>更正说明</LabelWithHelp>}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  )
}

/** Fields that were left empty are absent, not empty texts. */
export function withoutEmpty(fields: DocumentContent): DocumentContent {
  const { publicNotice, correctionNote, groundCode, reviewOn, effectiveOn, ...rest } = fields
  return {
    ...rest,
    ...(groundCode && rest.attribute === 'withheld' ? { groundCode } : {}),
    ...(reviewOn && rest.attribute === 'withheld' ? { reviewOn } : {}),
    ...(publicNotice?.basis && rest.attribute === 'active' ? { publicNotice } : {}),
    ...(correctionNote ? { correctionNote } : {}),
    ...(effectiveOn && rest.kind ? { effectiveOn } : {}),
  }
}
