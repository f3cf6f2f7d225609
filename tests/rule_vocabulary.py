"""The small vocabulary that the rules' examples are judged with."""

INDICATORS = """\
domain: maternal_child
indicators:
  - {id: infant_mortality_rate, zh: 婴儿死亡率, en: Infant mortality rate, unit: ‰, better: lower,
     definition: d, plausible: 0.1-50}
  - {id: birth_defect_rate, zh: 出生缺陷发生率, en: Birth defect rate, unit: ‰, better: lower,
     definition: d}
  - {id: hospital_delivery_rate, zh: 住院分娩率, en: Hospital delivery rate, unit: "%",
     better: higher, definition: d}
  - {id: health_literacy_rate, zh: 居民健康素养水平, en: Health literacy, unit: "%",
     better: higher, definition: d}
  - {id: smoking_rate_15_plus, zh: 15岁以上吸烟率, en: Smoking rate, unit: "%", better: lower,
     definition: d}
  - {id: hospitalization_rate, zh: 住院率, en: Hospitalization rate, unit: "%", better: none,
     definition: d}
  - {id: average_length_of_stay, zh: 平均住院日, en: Length of stay, unit: 天, better: lower,
     definition: d}
  - {id: emergency_response_time, zh: 应急响应时间, en: Response time, unit: 小时, better: lower,
     definition: d}
  - {id: hospitals, zh: 医院数, en: Hospitals, unit: 个, better: higher, definition: d}
  - {id: outpatient_visits, zh: 诊疗人次, en: Visits, unit: 万人次, better: none, definition: d}
  - {id: resident_population, zh: 常住人口数, en: Resident population, unit: 万人, better: none,
     definition: d, plausible: 0.1-20000}
  - {id: regular_exercise_population, zh: 经常锻炼人数, en: People who exercise, unit: 万人,
     better: higher, definition: d}
  - {id: residents_qualified, zh: 住培合格人数, en: Residents qualified, unit: 人, better: higher,
     definition: d}
  - {id: class_b_c_infectious_disease_cases, zh: 甲乙丙类病例, en: Cases, unit: 人, better: lower,
     definition: d, sum_of: [class_b_infectious_disease_cases, class_c_infectious_disease_cases]}
  - {id: class_b_infectious_disease_cases, zh: 乙类病例, en: Class B cases, unit: 人,
     better: lower, definition: d}
  - {id: class_c_infectious_disease_cases, zh: 丙类病例, en: Class C cases, unit: 人,
     better: lower, definition: d}
  - {id: government_share_of_health_expenditure, zh: 政府支出占比, en: Government share, unit: "%",
     better: none, definition: d, completes: [social_share_of_health_expenditure,
     out_of_pocket_share_of_health_expenditure]}
  - {id: social_share_of_health_expenditure, zh: 社会支出占比, en: Social share, unit: "%",
     better: none, definition: d}
  - {id: out_of_pocket_share_of_health_expenditure, zh: 个人支出占比, en: Own share, unit: "%",
     better: lower, definition: d}
  - {id: elderly_health_management_rate, zh: 老年人健康管理率, en: Rate of managed, unit: "%",
     better: higher, definition: d, ratio_of: [elderly_health_managed, elderly_population_65_plus]}
  - {id: elderly_health_managed, zh: 老年人管理人数, en: Managed, unit: 万人, better: higher,
     definition: d}
  - {id: elderly_population_65_plus, zh: 老年人口数, en: Elderly, unit: 万人, better: none,
     definition: d}
  - {id: physician_nurse_ratio, zh: 医护比, en: Physicians to nurses, unit: "1:x", better: higher,
     definition: d, ratio_of: [nurses_per_1000, physicians_per_1000]}
  - {id: physicians_per_1000, zh: 每千人口医师数, en: Physicians, unit: 人/千人, better: higher,
     definition: d, ratio_of: [physicians, resident_population]}
  - {id: nurses_per_1000, zh: 每千人口护士数, en: Nurses, unit: 人/千人, better: higher,
     definition: d, ratio_of: [registered_nurses, resident_population]}
  - {id: tcm_physicians_per_1000, zh: 每千人口中医师数, en: TCM physicians, unit: 人/千人,
     better: higher, definition: d, part_of: [physicians_per_1000]}
  - {id: tcm_physician_share_of_physicians, zh: 中医师占比, en: Share of TCM physicians, unit: "%",
     better: higher, definition: d, ratio_of: [tcm_physicians_per_1000, physicians_per_1000]}
  - {id: registered_population, zh: 户籍人口数, en: Registered population, unit: 万人,
     better: none, definition: d, related: [resident_population]}
  - {id: physicians, zh: 医师数, en: Number of physicians, unit: 人, better: higher, definition: d,
     part_of: [health_technicians]}
  - {id: registered_nurses, zh: 护士数, en: Number of nurses, unit: 人, better: higher, definition: d,
     part_of: [health_technicians]}
  - {id: other_health_technicians, zh: 其他卫生技术人员数, en: Number of others, unit: 人,
     better: none, definition: d, part_of: [health_technicians]}
  - {id: health_technicians, zh: 卫生技术人员数, en: Number of technicians, unit: 人, better: higher,
     definition: d, sum_of: [physicians, registered_nurses, other_health_technicians],
     part_of: [health_personnel]}
  - {id: health_personnel, zh: 卫生人员数, en: Health personnel, unit: 人, better: higher,
     definition: d}
  - {id: professional_public_health_staff, zh: 公共卫生人员数, en: Public health staff,
     unit: 人, better: higher, definition: d, part_of: [health_personnel]}
  - {id: health_technicians_per_1000, zh: 每千人口卫生技术人员数, en: Health technicians,
     unit: 人/千人, better: higher, definition: d, ratio_of: [health_technicians,
     resident_population], sum_of: [physicians_per_1000, nurses_per_1000,
     other_technicians_per_1000]}
  - {id: other_technicians_per_1000, zh: 每千人口其他卫生技术人员数, en: Other technicians,
     unit: 人/千人, better: none, definition: d, part_of: [health_technicians_per_1000]}
  - {id: full_management_rate, zh: 全部管理率, en: All managed, unit: "%", better: higher, definition: d}
  - {id: standard_management_rate, zh: 规范管理率, en: Managed to standard, unit: "%",
     better: higher, definition: d, part_of: [full_management_rate]}
  - {id: urban_literacy_rate, zh: 城镇居民健康素养水平, en: Health literacy in towns, unit: "%",
     better: higher, definition: d, subgroup_of: [health_literacy_rate]}
  - {id: blood_donation_rate, zh: 千人口献血率, en: Blood donation rate, unit: ‰, better: higher,
     definition: d}
"""

PLACES = ("000000", "450000", "450700")
"""The codes of their places: a city, and what it lies in."""
