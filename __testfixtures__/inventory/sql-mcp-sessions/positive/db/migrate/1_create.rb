class Create < ActiveRecord::Migration[7.1]
  def change
    create_table :mcp_sessions do |t|
      t.string :token
    end
  end
end
