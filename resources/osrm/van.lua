-- Delivery van up to 3.5 t: what the car profile does, with a van's size, weight and pace.
--
-- The car profile (osrm-bindings, share/profiles/car.lua, BSD-2) reads height, width, length and
-- weight limits against the vehicle's figures; its folder is on the search path while the graph is
-- made.

local car = require('car')

-- A van's own access tags come before those of cars in general.
local van_access = Sequence { 'goods', 'motor_vehicle', 'vehicle', 'access' }

local function setup()
  local profile = car.setup()

  -- A high-roof van (Ducato, Sprinter, Crafter) with its load.
  profile.vehicle_height = 2.7     -- metres
  profile.vehicle_width = 2.1      -- metres, mirrors folded
  profile.vehicle_length = 6.0     -- metres
  profile.vehicle_weight = 3500    -- kilograms
  profile.vehicle_max_speed = 100  -- km/h

  profile.access_tags_hierarchy = van_access
  profile.restrictions = Sequence { 'goods', 'motor_vehicle', 'vehicle' }
  profile.access_tag_whitelist['goods'] = true
  profile.access_tag_whitelist['delivery'] = true
  -- Delivering is what a van is there for: roads open for it are open, without the penalty that
  -- keeps cars out.
  profile.access_tag_blacklist['delivery'] = nil
  profile.restricted_access_tag_list['delivery'] = nil

  -- Loaded, a van is slower than a car wherever bends and crossings set the pace.
  for highway, speed in pairs(profile.speeds.highway) do
    profile.speeds.highway[highway] = speed * 0.92
  end
  profile.turn_penalty = 9
  profile.properties.u_turn_penalty = 35

  -- Tracks are for tractors, also where a tag lets cars in.
  profile.avoid['track'] = true

  return profile
end

return {
  setup = setup,
  process_way = car.process_way,
  process_node = car.process_node,
  process_turn = car.process_turn
}
