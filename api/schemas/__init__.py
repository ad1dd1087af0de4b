"""What goes over the wire: query parameters and answers, as OpenAPI describes them."""
